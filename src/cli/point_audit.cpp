#include "cli/point_audit.hpp"

#include "base/counted.hpp"
#include "base/hash.hpp"
#include "cli/task_name.hpp"

#include <array>
#include <utility>

namespace orthant::cli {
namespace {

using study::PointStatus;
using study::TaskStatus;

constexpr std::array status_words = {"complete", "failed", "capped", "missing"};

}  // namespace

PointAudit::PointAudit(const StoredJob& asked, std::uint64_t point, std::uint64_t hosts, RecordUse use,
                       Findings& findings)
    : asked_(&asked), findings_(&findings), point_(asked.space.point(point)), hosts_(hosts), use_(use) {
    tally_.is_sound = true;
    if (use_ == RecordUse::reduce) fold_.emplace(*asked.study, point_);
}

void PointAudit::add(const study::RecordCursor& task) {
    const study::TaskOutcome& outcome = task.outcome();
    check_place(outcome.id.task);
    check_outcome(outcome);
    ++(outcome.status == TaskStatus::done ? tally_.done : tally_.failed);
    if (!tally_.is_sound) fold_.reset();
    if (use_ != RecordUse::none) check_record(task);
}

void PointAudit::check_place(std::uint64_t task) {
    if (task < next_task_) {
        findings_->problem(task_name(point_, task) + " is there twice, or out of order");
        tally_.is_sound = false;
        return;
    }
    if (task > next_task_) {
        const std::uint64_t count = task - next_task_;
        findings_->problem(task_name(point_, next_task_, count) + (count == 1 ? " is" : " are") + " missing");
        tally_.is_sound = false;
    }
    next_task_ = task + 1;
}

void PointAudit::check_outcome(const study::TaskOutcome& outcome) {
    const auto name = [&] { return task_name(point_, outcome.id.task); };
    if (outcome.host < 0 || static_cast<std::uint64_t>(outcome.host) >= hosts_)
        findings_->problem(name() + " was computed on a host that is not in the list of hosts");
    if (outcome.status == TaskStatus::failed && hash64(outcome.error) != outcome.digest)
        findings_->problem(name() + " failed, and its error is not the one its digest was made from");
}

void PointAudit::check_record(const study::RecordCursor& task) {
    const study::TaskOutcome& outcome = task.outcome();
    const auto name = [&] { return "the record of " + task_name(point_, outcome.id.task); };
    try {
        const ByteView record = task.record();
        if (fold_ && !fold_->is_whole()) fold_->add(outcome, record);
        return;
    } catch (const Error&) {
        findings_->problem(name() + " is damaged: it does not match its digest");
    } catch (const MalformedBytes& why) {
        findings_->problem(name() + " is none of " + asked_->job.study + " (" + why.what() + ")");
    }
    fold_.reset();
}

PointTally PointAudit::close(std::optional<std::int64_t> status, study::ResultTable* table) {
    check_count();
    if (status && next_task_ > 0) check_status(*status);
    tally_.is_reduced = tally_.is_sound && fold_ && fold_->is_whole();
    if (tally_.is_reduced) fold_->finish(*table);
    return tally_;
}

void PointAudit::check_count() {
    const std::uint64_t wanted = fold_ ? fold_->planned() : asked_->study->tasks(point_);
    const bool may_be_more = !fold_ && asked_->study->has_rounds();
    if (next_task_ == wanted || (next_task_ > wanted && may_be_more)) return;
    tally_.is_sound = false;
    if (next_task_ == 0)
        findings_->problem(point_name(point_) + " has no tasks");
    else if (next_task_ < wanted)
        findings_->problem(task_name(point_, next_task_, wanted - next_task_) +
                           (wanted - next_task_ == 1 ? " is" : " are") + " missing");
    else
        findings_->problem(point_name(point_) + " has " + counted(next_task_, "task") + ", by its study " +
                           std::to_string(wanted));
}

void PointAudit::check_status(std::int64_t status) {
    if (!std::in_range<std::size_t>(status) || static_cast<std::size_t>(status) >= status_words.size())
        return findings_->problem("the status of " + point_name(point_) + " is " + std::to_string(status) +
                                  ", which is none");
    const std::string marked =
        point_name(point_) + " is marked " + status_words.at(static_cast<std::size_t>(status)) + ", but ";
    const auto is = static_cast<PointStatus>(status);
    if (tally_.failed > 0 && is != PointStatus::failed)
        findings_->problem(marked + counted(tally_.failed, "task") + " of it failed");
    if (tally_.failed == 0 && (is == PointStatus::failed || is == PointStatus::missing))
        findings_->problem(marked + "all its tasks are done");
}

}  // namespace orthant::cli
