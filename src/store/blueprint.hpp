#pragma once

#include "h5/handle.hpp"
#include "store/result_file.hpp"
#include "store/result_reader.hpp"
#include "store/structure_comparison.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace orthant::store {

/// What makes a file what it is, but for the tasks one by one and what a clock or a program leaves in it.
struct Outline {
    const job::Job& job;
    const job::Space& space;
    study::Shard shard;
    Bytes data_outline;
    const study::ResultTable& table;
    std::uint64_t tasks;             ///< rows of the group `run`
    std::uint64_t failed_tasks;      ///< of them
    std::vector<std::string> hosts;  ///< that they ran on
    std::uint64_t launches;          ///< of the command
};

/// The file that this program would write, kept in memory, to hold a stored one against. All functions give a line
/// for each difference; Error(storage) where the stored file cannot be looked at.
class Blueprint {
  public:
    explicit Blueprint(const Outline& outline);

    /// Variables, dimensions, shapes and attributes of the root, of `run` and of `records`.
    std::vector<std::string> structure_differences(const ResultReader& file, Wording wording) const;
    /// Coordinates of the root, what trials drew, the numbering of tasks, and the attributes that follow from the job.
    std::vector<std::string> job_differences(const ResultReader& file) const;
    /// Results, status and `nan_count`, bit for bit. Variables that the file lacks, or has in another shape, are left
    /// out.
    std::vector<std::string> result_differences(const ResultReader& file) const;
    /// What the file holds besides.
    std::vector<std::string> surplus(const ResultReader& file) const;

  private:
    enum class Kind { coordinates, results };

    void compare_kind(const h5::Group& found, Kind kind, std::vector<std::string>& lines) const;

    h5::File file_;
    h5::Group root_;
    std::set<std::string> drawn_;  ///< names of what the search draws
};

}  // namespace orthant::store
