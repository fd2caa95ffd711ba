#pragma once

#include "base/hash.hpp"
#include "study/record_source.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace orthant::test {

inline ByteView as_bytes(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// A task and its record.
struct StoredTask {
    study::TaskOutcome outcome;
    Bytes record;
};

/// Records kept in memory, in the order in which they were added.
class MemoryRecords final : public study::RecordSource {
  public:
    /// The digest is filled in here.
    void add(study::TaskOutcome outcome, ByteView record) {
        outcome.digest = outcome.status == study::TaskStatus::done ? hash64(record) : hash64(outcome.error);
        tasks_.push_back({std::move(outcome), Bytes(record.begin(), record.end())});
    }
    void add(study::TaskOutcome outcome, std::string_view record) { add(std::move(outcome), as_bytes(record)); }

    std::vector<StoredTask>& tasks() { return tasks_; }
    const std::vector<StoredTask>& tasks() const { return tasks_; }

    std::uint64_t size() const override { return tasks_.size(); }
    std::unique_ptr<study::RecordCursor> open() const override { return std::make_unique<Cursor>(tasks_); }

  private:
    class Cursor final : public study::RecordCursor {
      public:
        explicit Cursor(const std::vector<StoredTask>& tasks) : tasks_(&tasks) {}

        bool next() override { return next_ < tasks_->size() && ++next_ > 0; }
        const study::TaskOutcome& outcome() const override { return tasks_->at(next_ - 1).outcome; }
        ByteView record() const override { return tasks_->at(next_ - 1).record; }

      private:
        const std::vector<StoredTask>* tasks_;
        std::size_t next_ = 0;
    };

    std::vector<StoredTask> tasks_;
};

/// All that a source has, copied.
inline std::vector<StoredTask> read_all(const study::RecordSource& source) {
    std::vector<StoredTask> tasks;
    for (const auto task = source.open(); task->next();) {
        const ByteView record = task->record();
        tasks.push_back({task->outcome(), Bytes(record.begin(), record.end())});
    }
    return tasks;
}

}  // namespace orthant::test
