#pragma once

#include "journal/journal.hpp"
#include "run/history.hpp"
#include "study/record_source.hpp"

#include <memory>

namespace orthant::run {

/// The reports in a journal as records, in order of point and task; one stretch is in memory at a time.
/// Reading throws Error(storage) where the journal can no longer be read.
class JournalRecords final : public study::RecordSource {
  public:
    /// Both must outlive it and its cursors; while a cursor lives, nothing may be added.
    JournalRecords(const journal::Journal& journal, const History& history) : journal_(&journal), history_(&history) {}

    std::uint64_t size() const override { return history_->tasks(); }
    std::unique_ptr<study::RecordCursor> open() const override { return open_at({}); }
    /// Begins with this task, or with the first one behind it.
    std::unique_ptr<study::RecordCursor> open_at(study::TaskId first) const;

  private:
    const journal::Journal* journal_;
    const History* history_;
};

}  // namespace orthant::run
