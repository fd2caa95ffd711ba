#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orthant::submit {

/// A job that waits or runs, as `squeue` tells of it.
struct QueuedJob {
    std::string id;      ///< "7", "7_[0-3]" for elements of an array that wait
    std::string state;   ///< "PENDING", "RUNNING", …
    std::string reason;  ///< why it waits: "Priority"; "None" where it does not

    friend bool operator==(const QueuedJob&, const QueuedJob&) = default;
};

/// Those of the jobs that wait or run. Error(usage) where `squeue` does not answer.
std::vector<QueuedJob> queued_jobs(const std::vector<std::string>& ids);

/// What `squeue --format=%i|%T|%r` printed; lines that are not of that form are left out.
std::vector<QueuedJob> read_squeue(std::string_view text);

}  // namespace orthant::submit
