#include "cli/task_audit.hpp"

#include "base/counted.hpp"
#include "cli/task_name.hpp"

#include <limits>
#include <string>
#include <utility>

namespace orthant::cli {
namespace {

constexpr std::uint64_t no_point = std::numeric_limits<std::uint64_t>::max();

/// Takes the rows apart into points.
class Walk {
  public:
    Walk(const StoredJob& asked, const FileClaims& claims, RecordUse use, Findings& findings)
        : asked_(&asked), claims_(&claims), use_(use), findings_(&findings) {
        if (claims.hosts) hosts_ = claims.hosts->size();
        audit_.points.resize(asked.space.points());
        if (use == RecordUse::reduce) audit_.table.emplace(asked.space, asked.study->layout());
    }

    TaskAudit over(const study::RecordSource& tasks) {
        for (const auto task = tasks.open(); task->next();) take(*task);
        go_to(asked_->space.points());
        if (!is_reduced_) audit_.table.reset();
        return std::move(audit_);
    }

  private:
    void take(const study::RecordCursor& task) {
        const std::uint64_t point = task.outcome().id.point;
        const bool is_new = std::exchange(last_point_, point) != point;
        ++(task.outcome().status == study::TaskStatus::done ? audit_.done : audit_.failed);
        if (point >= asked_->space.points()) {
            if (is_new)
                findings_->problem("there are tasks of point " + std::to_string(point) + ", but the job has " +
                                   counted(asked_->space.points(), "point"));
        } else if (!claims_->shard.owns(point)) {
            if (is_new)
                findings_->problem("there are tasks of " + point_name(asked_->space.point(point)) +
                                   ", which belongs to another shard");
        } else if (point < next_point_ && !(current_ && point + 1 == next_point_)) {
            if (is_new) findings_->problem(point_name(asked_->space.point(point)) + " is there twice, or out of order");
            audit_.points[point].is_sound = audit_.is_sound = false;
        } else {
            if (point >= next_point_) go_to(point);
            if (!current_) begin();
            current_->add(task);
        }
    }

    /// Closes all points before this one.
    void go_to(std::uint64_t point) {
        if (current_) end();
        while (next_point_ < point) {
            begin();
            end();
        }
    }

    void begin() {
        const std::uint64_t point = next_point_++;
        if (!claims_->shard.owns(point)) return check_foreign(point);
        current_.emplace(*asked_, point, hosts_, use_, *findings_);
    }

    void end() {
        if (!current_) return;
        const std::uint64_t point = next_point_ - 1;
        audit_.points[point] = current_->close(status_of(point), audit_.table ? &*audit_.table : nullptr);
        audit_.is_sound = audit_.is_sound && audit_.points[point].is_sound;
        is_reduced_ = is_reduced_ && audit_.points[point].is_reduced;
        current_.reset();
    }

    std::optional<std::int64_t> status_of(std::uint64_t point) const {
        return claims_->status ? std::optional((*claims_->status)[point]) : std::nullopt;
    }

    void check_foreign(std::uint64_t point) {
        constexpr auto missing = static_cast<std::int64_t>(study::PointStatus::missing);
        if (audit_.table) audit_.table->status()[point] = study::PointStatus::missing;
        if (status_of(point).value_or(missing) != missing)
            findings_->problem(point_name(asked_->space.point(point)) +
                               " belongs to another shard, but is not marked missing");
    }

    const StoredJob* asked_;
    const FileClaims* claims_;
    RecordUse use_;
    std::uint64_t hosts_ = std::numeric_limits<std::uint64_t>::max();
    Findings* findings_;
    TaskAudit audit_;
    std::optional<PointAudit> current_;  ///< of the point before `next_point_`
    std::uint64_t next_point_ = 0;
    std::uint64_t last_point_ = no_point;
    bool is_reduced_ = true;  ///< every point so far
};

}  // namespace

TaskAudit audit_tasks(const StoredJob& asked, const FileClaims& claims, const study::RecordSource& tasks, RecordUse use,
                      Findings& findings) {
    return Walk(asked, claims, use, findings).over(tasks);
}

}  // namespace orthant::cli
