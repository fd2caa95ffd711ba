#include "store/stored_records.hpp"

#include "base/hash.hpp"
#include "h5/group.hpp"
#include "store/damage.hpp"
#include "store/task_column.hpp"

#include <algorithm>

namespace orthant::store {
namespace {

using study::TaskId;
using study::TaskOutcome;
using study::TaskStatus;

h5::Dataset open_list(const h5::Group& group, const std::string& name) {
    h5::Dataset dataset = h5::open_dataset(group, name);
    if (h5::shape_of(dataset).size() != 1) throw damage("'" + name + "' is not a list");
    return dataset;
}

/// The variable `bytes`, read through a window.
class ByteWindow {
  public:
    explicit ByteWindow(h5::Dataset dataset) : dataset_(std::move(dataset)), size_(h5::shape_of(dataset_).front()) {}

    bool holds(std::uint64_t offset, std::uint64_t length) const { return offset <= size_ && length <= size_ - offset; }

    Bytes read(std::uint64_t offset, std::uint64_t length) {
        if (length > window_bytes) return h5::read_rows<std::byte>(dataset_, offset, length);
        if (offset < first_ || offset + length > first_ + window_.size()) {
            first_ = offset;
            window_ = h5::read_rows<std::byte>(dataset_, offset, std::min(window_bytes, size_ - offset));
        }
        const auto begin = window_.begin() + static_cast<std::ptrdiff_t>(offset - first_);
        return {begin, begin + static_cast<std::ptrdiff_t>(length)};
    }

  private:
    static constexpr std::uint64_t window_bytes = 256 * 1024;

    h5::Dataset dataset_;
    std::uint64_t size_;
    std::uint64_t first_ = 0;
    Bytes window_;
};

/// The columns of `run` and `records` that make up outcomes and records.
struct Columns {
    Columns(const h5::Group& run, const h5::Group& records)
        : point(open_list(run, "point")),
          task(open_list(run, "task_in_point")),
          status(open_list(run, "status")),
          attempts(open_list(run, "attempts")),
          rank(open_list(run, "rank")),
          host(open_list(run, "host")),
          start(open_list(run, "start")),
          seconds(open_list(run, "seconds")),
          error(open_list(run, "error")),
          digest(open_list(run, "digest")),
          offset(open_list(records, "offset")),
          length(open_list(records, "length")),
          bytes(open_list(records, "bytes")) {
        for (const std::uint64_t size :
             {task.size(), status.size(), attempts.size(), rank.size(), host.size(), start.size(), seconds.size(),
              error.size(), digest.size(), offset.size(), length.size()})
            if (size != point.size()) throw damage("the variables over tasks differ in length");
    }

    ColumnReader<std::int64_t> point, task;
    ColumnReader<std::int8_t> status;
    ColumnReader<std::int32_t> attempts, rank, host;
    ColumnReader<double> start, seconds;
    ColumnReader<std::string> error;
    ColumnReader<std::uint64_t> digest, offset, length;
    ByteWindow bytes;
};

std::string label(TaskId id) {
    return "task " + std::to_string(id.task) + " of point " + std::to_string(id.point);
}

class StoredRecords : public study::RecordSource {
  public:
    StoredRecords(std::filesystem::path path, const h5::Group& root, std::shared_ptr<const void> owner)
        : path_(std::move(path)),
          owner_(std::move(owner)),
          columns_(h5::open_group(root, "run"), h5::open_group(root, "records")),
          size_(columns_.point.size()) {}

    std::uint64_t size() const override { return size_; }

    TaskId id(std::uint64_t index) const override {
        return in_file(path_, [&] { return read_id(index); });
    }

    TaskOutcome outcome(std::uint64_t index) const override {
        return in_file(path_, [&] { return read_outcome(index); });
    }

    Bytes record(std::uint64_t index) const override {
        return in_file(path_, [&] { return read_record(index); });
    }

  private:
    TaskId read_id(std::uint64_t index) const {
        const std::int64_t point = columns_.point.at(index), task = columns_.task.at(index);
        if (point < 0 || task < 0) throw damage("row " + std::to_string(index) + " of 'run' names no task");
        return {static_cast<std::uint64_t>(point), static_cast<std::uint64_t>(task)};
    }

    TaskStatus read_status(std::uint64_t index) const {
        const auto status = static_cast<TaskStatus>(columns_.status.at(index));
        if (status != TaskStatus::done && status != TaskStatus::failed)
            throw damage("the status of " + label(read_id(index)) + " is none");
        return status;
    }

    TaskOutcome read_outcome(std::uint64_t index) const {
        TaskOutcome outcome;
        outcome.id = read_id(index);
        outcome.status = read_status(index);
        outcome.attempts = columns_.attempts.at(index);
        outcome.rank = columns_.rank.at(index);
        outcome.host = columns_.host.at(index);
        outcome.start_s = columns_.start.at(index);
        outcome.seconds = columns_.seconds.at(index);
        outcome.digest = columns_.digest.at(index);
        if (outcome.status == TaskStatus::failed) outcome.error = columns_.error.at(index);
        return outcome;
    }

    Bytes read_record(std::uint64_t index) const {
        const std::string damaged = "the record of " + label(read_id(index)) + " is damaged";
        const std::uint64_t offset = columns_.offset.at(index), length = columns_.length.at(index);
        if (!columns_.bytes.holds(offset, length)) throw damage(damaged);
        Bytes record = columns_.bytes.read(offset, length);
        if (read_status(index) == TaskStatus::done && hash64(record) != columns_.digest.at(index))
            throw damage(damaged);
        return record;
    }

    std::filesystem::path path_;
    std::shared_ptr<const void> owner_;  ///< before the columns: it must be closed after them
    mutable Columns columns_;
    std::uint64_t size_;
};

}  // namespace

std::unique_ptr<study::RecordSource> open_records(const std::filesystem::path& path, const h5::Group& root,
                                                  std::shared_ptr<const void> owner) {
    return in_file(path, [&] { return std::make_unique<StoredRecords>(path, root, std::move(owner)); });
}

}  // namespace orthant::store
