#include "study/point_fold.hpp"

#include "base/contract.hpp"

namespace orthant::study {

PointFold::PointFold(const Study& study, const job::Point& point)
    : point_(point), reduction_(study.reduction(point_)), planned_(study.tasks(point_)) {}

void PointFold::add(const TaskOutcome& outcome, ByteView record) {
    ORTHANT_EXPECT(outcome.id.point == point_.index() && outcome.id.task == added_ && !is_whole());
    ++added_;
    has_failed_ = has_failed_ || outcome.status == TaskStatus::failed;
    if (has_failed_) return;
    reduction_->add(record);
    if (is_whole()) planned_ += reduction_->next_round_tasks();
}

void PointFold::finish(ResultTable& table) const {
    ORTHANT_EXPECT(is_whole());
    PointStatus status = PointStatus::failed;
    if (!has_failed_) {
        ResultRow row = table.row(point_.index());
        status = reduction_->finish(row);
        ORTHANT_EXPECT(status == PointStatus::complete || status == PointStatus::capped);
    }
    if (status == PointStatus::failed) table.clear(point_.index());
    table.status()[point_.index()] = status;
}

}  // namespace orthant::study
