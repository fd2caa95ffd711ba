#include "store/stored_tasks.hpp"

#include "store/damage.hpp"
#include "store/no_text.hpp"

namespace orthant::store {

h5::Dataset open_list(const h5::Group& group, const std::string& name) {
    h5::Dataset dataset = h5::open_dataset(group, name, h5::Caching::none);
    if (h5::shape_of(dataset).size() != 1) throw damage("'" + name + "' is not a list");
    return dataset;
}

StoredTasks::StoredTasks(const h5::Group& run)
    : point_(open_list(run, "point")),
      task_(open_list(run, "task_in_point")),
      status_(open_list(run, "status")),
      attempts_(open_list(run, "attempts")),
      rank_(open_list(run, "rank")),
      host_(open_list(run, "host")),
      start_(open_list(run, "start")),
      seconds_(open_list(run, "seconds")),
      error_(open_list(run, "error")),
      digest_(open_list(run, "digest")) {
    for (const std::uint64_t size : {task_.size(), status_.size(), attempts_.size(), rank_.size(), host_.size(),
                                     start_.size(), seconds_.size(), error_.size(), digest_.size()})
        if (size != point_.size()) throw damage("the variables over tasks differ in length");
}

study::TaskId StoredTasks::id(std::uint64_t row) {
    const std::int64_t point = point_.at(row), task = task_.at(row);
    if (point < 0 || task < 0) throw damage("row " + std::to_string(row) + " of 'run' names no task");
    return {static_cast<std::uint64_t>(point), static_cast<std::uint64_t>(task)};
}

study::TaskStatus StoredTasks::status(std::uint64_t row) {
    const auto status = static_cast<study::TaskStatus>(status_.at(row));
    if (status != study::TaskStatus::done && status != study::TaskStatus::failed)
        throw damage("row " + std::to_string(row) + " of 'run' has a status that is none");
    return status;
}

study::TaskOutcome StoredTasks::outcome(std::uint64_t row) {
    study::TaskOutcome outcome;
    outcome.id = id(row);
    outcome.status = status(row);
    outcome.attempts = attempts_.at(row);
    outcome.rank = rank_.at(row);
    outcome.host = host_.at(row);
    outcome.start_s = start_.at(row);
    outcome.seconds = seconds_.at(row);
    outcome.digest = digest_.at(row);
    if (outcome.status == study::TaskStatus::failed) outcome.error = from_stored(error_.at(row));
    return outcome;
}

}  // namespace orthant::store
