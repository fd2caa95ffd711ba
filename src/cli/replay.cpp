#include "cli/replay.hpp"

#include "base/hash.hpp"
#include "cli/loaded_study.hpp"
#include "cli/replay_context.hpp"
#include "cli/task_name.hpp"

#include <exception>
#include <memory>
#include <utility>
#include <vector>

namespace orthant::cli {
namespace {

class Replay {
  public:
    Replay(const StoredJob& asked, std::unique_ptr<study::Study> study, const TaskAudit& audit,
           const ReplaySample& sample, Findings& findings)
        : asked_(&asked),
          audit_(&audit),
          sample_(&sample),
          findings_(&findings),
          loaded_(std::move(study)),
          context_(sample.size()) {
        if (sample.is_all() && audit.is_sound) table_.emplace(asked.space, asked.study->layout());
    }

    std::optional<study::ResultTable> over(const study::RecordSource& tasks, const study::Shard& shard) {
        for (const auto task = tasks.open(); task->next();) {
            const study::TaskId id = task->outcome().id;
            if (id.point >= audit_->points.size() || !audit_->points[id.point].is_sound) continue;
            if (!point_ || point_->index() != id.point) go_to(id.point);
            take(task->outcome());
        }
        end_point();
        context_.end_line();
        if (table_)
            for (std::uint64_t p = 0; p < audit_->points.size(); ++p)
                if (!shard.owns(p)) table_->status()[p] = study::PointStatus::missing;
        return std::move(table_);
    }

  private:
    void problem(const std::string& line) {
        context_.end_line();
        findings_->problem(line);
        table_.reset();
    }

    void go_to(std::uint64_t point) {
        end_point();
        point_ = asked_->space.point(point);
        chosen_ = sample_->of_point(point);
        next_chosen_ = offered_ = 0;
        if (table_) fold_.emplace(*loaded_.study, *point_);
    }

    void end_point() {
        if (table_ && fold_ && !fold_->is_whole())
            problem("computed again, " + point_name(*point_) + " would have more tasks than the file has");
        if (table_ && fold_) fold_->finish(*table_);
        fold_.reset();
    }

    void take(const study::TaskOutcome& outcome) {
        ByteWriter record;
        if (outcome.status == study::TaskStatus::done) {
            const bool is_chosen = next_chosen_ < chosen_.size() && chosen_[next_chosen_] == offered_++;
            if (!is_chosen) return;
            ++next_chosen_;
            compute(outcome, record);
        }
        if (!table_) return;
        if (fold_->is_whole())
            problem("computed again, " + point_name(*point_) + " would have fewer tasks than the file has");
        else
            fold_->add(outcome, record.view());
    }

    void compute(const study::TaskOutcome& outcome, ByteWriter& record) {
        try {
            loaded_.study->compute(*point_, outcome.id.task, context_, record);
            if (hash64(record.view()) != outcome.digest)
                problem(task_name(*point_, outcome.id.task) + " gives another record when it is computed again");
        } catch (const std::exception& failure) {
            problem(task_name(*point_, outcome.id.task) + " fails when it is computed again (" + failure.what() + ")");
        }
        context_.count_task();
    }

    const StoredJob* asked_;
    const TaskAudit* audit_;
    const ReplaySample* sample_;
    Findings* findings_;
    LoadedStudy loaded_;
    ReplayContext context_;
    std::optional<study::ResultTable> table_;  ///< as long as all goes well
    std::optional<job::Point> point_;
    std::optional<study::PointFold> fold_;
    std::vector<std::uint64_t> chosen_;
    std::size_t next_chosen_ = 0;
    std::uint64_t offered_ = 0;  ///< done tasks of the point so far
};

}  // namespace

std::optional<study::ResultTable> replay(const store::ResultReader& file, const StoredJob& asked,
                                         const study::Registry& registry, const TaskAudit& audit,
                                         const ReplaySample& sample, Findings& findings) {
    return Replay(asked, open_with_data(file, asked.job, registry), audit, sample, findings)
        .over(*file.tasks(), file.shard());
}

}  // namespace orthant::cli
