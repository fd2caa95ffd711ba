#include "run/journal_records.hpp"

#include <utility>

namespace orthant::run {
namespace {

class JournalCursor final : public study::RecordCursor {
  public:
    JournalCursor(JournalRecords::Read read, const History& history, study::TaskId first)
        : read_(std::move(read)), history_(&history), first_(first), next_stretch_(history.index().from(first)) {}

    bool next() override {
        do {
            if (rest_.at_end() && !read_stretch()) return false;
            report_ = read_report(rest_);
        } while (report_.outcome.id < first_);
        complete_outcome();
        return true;
    }

    const study::TaskOutcome& outcome() const override { return report_.outcome; }
    ByteView record() const override { return report_.record; }

  private:
    bool read_stretch() {
        if (next_stretch_ == history_->index().end()) return false;
        stretch_ = next_stretch_->second;
        ++next_stretch_;
        bytes_ = read_({stretch_.offset, stretch_.size}, stretch_.crc);
        rest_ = ByteReader(bytes_);
        return true;
    }

    /// What did not travel with the report.
    void complete_outcome() {
        study::TaskOutcome& outcome = report_.outcome;
        outcome.rank = stretch_.rank;
        outcome.host = stretch_.host;
        const auto tries = history_->tries().find(outcome.id);
        const int earlier = tries == history_->tries().end() ? 0 : tries->second.count;
        outcome.attempts = earlier + (report_.set_aside ? 0 : 1);
    }

    JournalRecords::Read read_;
    const History* history_;
    study::TaskId first_;
    RecordIndex::Stretches::const_iterator next_stretch_;
    Stretch stretch_;
    Bytes bytes_;
    ByteReader rest_{ByteView{}};
    TaskReport report_;
};

}  // namespace

std::unique_ptr<study::RecordCursor> JournalRecords::open_at(study::TaskId first) const {
    return std::make_unique<JournalCursor>(read_, *history_, first);
}

}  // namespace orthant::run
