#include "run/done_records.hpp"

#include <utility>

namespace orthant::run {
namespace {

class DoneCursor final : public study::RecordCursor {
  public:
    explicit DoneCursor(std::unique_ptr<study::RecordCursor> all) : all_(std::move(all)) {}

    bool next() override {
        while (all_->next())
            if (all_->outcome().status == study::TaskStatus::done) return true;
        return false;
    }
    const study::TaskOutcome& outcome() const override { return all_->outcome(); }
    ByteView record() const override { return all_->record(); }

  private:
    std::unique_ptr<study::RecordCursor> all_;
};

}  // namespace

std::unique_ptr<study::RecordCursor> DoneRecords::open() const {
    return std::make_unique<DoneCursor>(all_->open());
}

}  // namespace orthant::run
