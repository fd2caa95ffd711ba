#include "submit/queue.hpp"

#include "base/child_process.hpp"
#include "submit/slurm_answer.hpp"

#include <sstream>
#include <utility>

namespace orthant::submit {

std::vector<QueuedJob> queued_jobs(const std::vector<std::string>& ids) {
    std::vector<QueuedJob> queued;
    for (const std::string& id : ids) {  // one by one: of several, an unknown one hides the others in some versions
        const ProcessEnd end = run_program({"squeue", "--noheader", "--jobs=" + id, "--format=%i|%T|%r"});
        if (end.exit_code != 0 && end.err.find("Invalid job id") != std::string::npos) continue;
        if (end.exit_code != 0)
            throw_answer("squeue", end, "cannot learn whether job " + id + " is still queued",
                         "try again when Slurm answers");
        for (QueuedJob& job : read_squeue(end.out)) queued.push_back(std::move(job));
    }
    return queued;
}

std::vector<QueuedJob> read_squeue(std::string_view text) {
    std::vector<QueuedJob> jobs;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        const std::size_t first = line.find('|');
        const std::size_t second = first == std::string::npos ? first : line.find('|', first + 1);
        if (second == std::string::npos || first == 0) continue;
        jobs.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
    }
    return jobs;
}

}  // namespace orthant::submit
