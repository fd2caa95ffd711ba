#include "cli/replay.hpp"

#include "base/aligned.hpp"
#include "base/clock.hpp"
#include "base/hash.hpp"
#include "cli/task_name.hpp"
#include "data/digest.hpp"
#include "run/progress.hpp"

#include <exception>
#include <iostream>
#include <memory>
#include <utility>
#include <vector>

namespace orthant::cli {
namespace {

run::ProgressStyle bar_on_terminals() {
    const run::ProgressStyle style = run::detect_progress_style();
    return style == run::ProgressStyle::bar ? style : run::ProgressStyle::quiet;
}

/// Lets tasks run undisturbed, and shows how many of them have been.
class ReplayContext final : public study::TaskContext {
  public:
    explicit ReplayContext(std::uint64_t tasks) : tasks_(tasks) {}

    void yield() override {
        const double now_s = monotonic_s();
        if (!progress_.is_due(now_s)) return;
        const double elapsed_s = now_s - start_s_;
        run::ProgressState state{.done = done_, .total = tasks_, .done_now = done_};
        if (done_ > 0) state.remaining_s = elapsed_s / static_cast<double>(done_) * static_cast<double>(tasks_ - done_);
        progress_.show(state, now_s);
    }
    void offer_checkpoint(const std::function<void(ByteWriter&)>& /*save*/) override { yield(); }
    std::optional<ByteView> restored() override { return std::nullopt; }

    void count_task() {
        ++done_;
        yield();
    }
    /// Before another line is printed.
    void end_line() { progress_.end(); }

  private:
    std::uint64_t tasks_;
    std::uint64_t done_ = 0;
    double start_s_ = monotonic_s();
    run::Progress progress_{bar_on_terminals(), std::cerr, start_s_};
};

/// A study with its data in memory, which outlive it.
struct LoadedStudy {
    explicit LoadedStudy(std::unique_ptr<study::Study> of) : memory(of->shared_bytes()), study(std::move(of)) {
        study->fill_shared(memory.span());
        study->use_shared(std::as_const(memory).span());
    }

    AlignedArray<std::byte> memory;
    std::unique_ptr<study::Study> study;
};

/// The job's study with the outline of its data, which is read anew and must be the one in the file.
std::unique_ptr<study::Study> open_study(const store::ResultReader& file, const job::Job& job,
                                         const study::Registry& registry) {
    const store::Provenance made_by = file.provenance();
    if (data::data_digest(job.data_files()) != made_by.data_digest)
        throw Error(ErrorKind::data, "the data files are not what they were in the run (their digest differs)");
    auto study = registry.open(job);
    if (study->read_outline() != made_by.data_outline)
        throw Error(ErrorKind::data, "attribute 'data_outline' is not what the data files give; the file is damaged");
    study->use_outline(made_by.data_outline);
    return study;
}

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
    return Replay(asked, open_study(file, asked.job, registry), audit, sample, findings)
        .over(*file.tasks(), file.shard());
}

}  // namespace orthant::cli
