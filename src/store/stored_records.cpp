#include "store/stored_records.hpp"

#include "base/hash.hpp"
#include "h5/group.hpp"
#include "store/damage.hpp"
#include "store/stored_tasks.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace orthant::store {
namespace {

using study::TaskOutcome;
using study::TaskStatus;

/// The variable `bytes`, read through a window that grows with the longest record.
class ByteWindow {
  public:
    explicit ByteWindow(h5::Dataset dataset) : dataset_(std::move(dataset)), size_(h5::shape_of(dataset_).front()) {}

    bool holds(std::uint64_t offset, std::uint64_t length) const { return offset <= size_ && length <= size_ - offset; }

    /// Valid until the next call.
    ByteView read(std::uint64_t offset, std::uint64_t length) {
        if (offset < first_ || offset + length > first_ + window_.size()) {
            const std::uint64_t bytes = std::min(std::max(length, ahead_bytes), size_ - offset);
            window_ = h5::read_rows<std::byte>(dataset_, offset, bytes);
            first_ = offset;
        }
        return ByteView(window_).subspan(offset - first_, length);
    }

  private:
    static constexpr std::uint64_t ahead_bytes = 256 * 1024;

    h5::Dataset dataset_;
    std::uint64_t size_;
    std::uint64_t first_ = 0;
    Bytes window_;
};

/// The columns of the group `records`.
class RecordColumns {
  public:
    explicit RecordColumns(const h5::Group& records)
        : offset_(open_list(records, "offset")),
          length_(open_list(records, "length")),
          bytes_(open_list(records, "bytes")) {}

    bool has_size(std::uint64_t size) const { return offset_.size() == size && length_.size() == size; }

    ByteView read(std::uint64_t row, const TaskOutcome& outcome) {
        const std::string damaged = "the record of task " + std::to_string(outcome.id.task) + " of point " +
                                    std::to_string(outcome.id.point) + " is damaged";
        const std::uint64_t offset = offset_.at(row), length = length_.at(row);
        if (!bytes_.holds(offset, length)) throw damage(damaged);
        const ByteView record = bytes_.read(offset, length);
        const bool is_right = outcome.status == TaskStatus::done ? hash64(record) == outcome.digest : record.empty();
        if (!is_right) throw damage(damaged);
        return record;
    }

  private:
    ColumnReader<std::uint64_t> offset_, length_;
    ByteWindow bytes_;
};

enum class Content { tasks, records };

class StoredCursor final : public study::RecordCursor {
  public:
    StoredCursor(const OpenFile& file, Content content) : file_(file), tasks_(h5::open_group(*file.root, "run")) {
        if (content == Content::tasks) return;
        records_.emplace(h5::open_group(*file.root, "records"));
        if (!records_->has_size(tasks_.size())) throw damage("'run' and 'records' differ in length");
    }

    std::uint64_t size() const { return tasks_.size(); }

    bool next() override {
        if (next_row_ == tasks_.size()) return false;
        const std::uint64_t row = next_row_++;
        outcome_ = in_file(file_.path, [&] { return tasks_.outcome(row); });
        return true;
    }

    const TaskOutcome& outcome() const override { return outcome_; }

    ByteView record() const override {
        if (!records_) return {};
        return in_file(file_.path, [&] { return records_->read(next_row_ - 1, outcome_); });
    }

  private:
    OpenFile file_;  ///< before the columns: it must be closed after them
    StoredTasks tasks_;
    mutable std::optional<RecordColumns> records_;
    std::uint64_t next_row_ = 0;
    TaskOutcome outcome_;
};

class StoredSource final : public study::RecordSource {
  public:
    StoredSource(OpenFile file, Content content)
        : file_(std::move(file)), content_(content), size_(StoredCursor(file_, content).size()) {}

    std::uint64_t size() const override { return size_; }

    std::unique_ptr<study::RecordCursor> open() const override {
        return in_file(file_.path, [&] { return std::make_unique<StoredCursor>(file_, content_); });
    }

  private:
    OpenFile file_;
    Content content_;
    std::uint64_t size_;
};

std::unique_ptr<study::RecordSource> open_source(OpenFile file, Content content) {
    return in_file(file.path, [&] { return std::make_unique<StoredSource>(file, content); });
}

}  // namespace

std::unique_ptr<study::RecordSource> open_records(OpenFile file) {
    return open_source(std::move(file), Content::records);
}

std::unique_ptr<study::RecordSource> open_tasks(OpenFile file) {
    return open_source(std::move(file), Content::tasks);
}

}  // namespace orthant::store
