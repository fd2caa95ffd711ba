#pragma once

#include "journal/journal.hpp"
#include "run/history.hpp"
#include "study/record_source.hpp"

#include <functional>
#include <memory>
#include <utility>

namespace orthant::run {

/// The reports in a journal as records, in order of point and task; one stretch is in memory at a time.
/// Reading throws Error(storage) where the journal can no longer be read.
class JournalRecords final : public study::RecordSource {
  public:
    /// Reads back a stretch of the journal, as journal::Journal::read.
    using Read = std::function<Bytes(journal::FrameAt stretch, std::uint32_t crc)>;

    /// The history, and what is read from, must outlive its cursors, which may outlive it; while a cursor lives,
    /// nothing may be added.
    JournalRecords(Read read, const History& history) : read_(std::move(read)), history_(&history) {}

    std::uint64_t size() const override { return history_->tasks(); }
    std::unique_ptr<study::RecordCursor> open() const override { return open_at({}); }
    /// Begins with this task, or with the first one behind it.
    std::unique_ptr<study::RecordCursor> open_at(study::TaskId first) const;

  private:
    Read read_;
    const History* history_;
};

}  // namespace orthant::run
