#include "cli/task_timing.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/wording.hpp"
#include "cli/forked.hpp"
#include "run/task_cost.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <string>
#include <vector>

namespace orthant::cli {
namespace {

constexpr double longest_batch_s = 1;
constexpr double fewest_batches = 8;
constexpr std::uint64_t most_batches = 64;
constexpr std::ptrdiff_t cold_batches = 1;  ///< of a process, that do not count if others follow
constexpr std::size_t longest_reason = 300;

/// Stops a task at the end of its batch if it told how far it is, and at the end of all in any case.
class TimingContext final : public study::TaskContext {
  public:
    explicit TimingContext(double end_s) : end_s_(end_s) {}

    void begin_task(double batch_end_s) {
        batch_end_s_ = batch_end_s;
        progress_ = 0;
    }
    double progress() const { return progress_; }

    void yield() override {
        const double now_s = monotonic_s();
        if (now_s > end_s_ || (progress_ > 0 && now_s > batch_end_s_)) throw study::TaskStopped{};
    }
    void offer_checkpoint(const std::function<void(ByteWriter&)>& /*save*/) override { yield(); }
    std::optional<ByteView> restored() override { return std::nullopt; }
    void tell_progress(double share) override { progress_ = share; }

  private:
    double end_s_;
    double batch_end_s_ = 0;
    double progress_ = 0;
};

/// Consecutive tasks of a point.
struct BatchTime {
    double tasks = 0;  ///< parts of a task count as such
    double cost = 0;   ///< of these, by the study's forecast
    double seconds = 0;
    double unknown_s = 0;     ///< in a task that was stopped and had not told its progress …
    double unknown_cost = 0;  ///< … whose forecast this is
};

/// What one process measures.
class Stopwatch {
  public:
    Stopwatch(const study::Study& study, const job::Space& space, double seconds)
        : study_(&study),
          space_(&space),
          end_s_(monotonic_s() + seconds),
          batch_s_(std::min(longest_batch_s, seconds / fewest_batches)),
          context_(end_s_) {}

    /// From place `first` of the sample on, every `stride`-th.
    void run(const run::TaskSample& sample, std::uint64_t first, std::uint64_t stride) {
        for (std::uint64_t i = 0; i < most_batches && monotonic_s() < end_s_; ++i)
            batches_.push_back(batch(sample.at(first + i * stride)));
    }

    Bytes bytes() const {
        ByteWriter out;
        out.put_text(failure_);
        out.put_all(std::span<const BatchTime>(batches_));
        return out.take();
    }

  private:
    BatchTime batch(study::TaskId id) {
        const job::Point point = space_->point(id.point);
        const std::uint64_t tasks = study_->tasks(point);
        const double batch_end_s = std::min(end_s_, monotonic_s() + batch_s_);
        BatchTime time;
        do add_task(point, id.task, batch_end_s, time);
        while (++id.task < tasks && monotonic_s() < batch_end_s);
        return time;
    }

    void add_task(const job::Point& point, std::uint64_t task, double batch_end_s, BatchTime& time) {
        const double cost = run::task_cost(study_->cost(point, task));
        ByteWriter record;
        context_.begin_task(batch_end_s);
        const double start_s = monotonic_s();
        double done = 1;
        try {
            study_->compute(point, task, context_, record);
        } catch (const study::TaskStopped&) {
            done = context_.progress();
        } catch (const std::exception& failure) {
            failure_ = printable(failure.what(), longest_reason);
            return;
        }
        const double seconds = monotonic_s() - start_s;
        if (done <= 0) {
            time.unknown_s = seconds;
            time.unknown_cost = cost;
            return;
        }
        time.tasks += done;
        time.cost += done * cost;
        time.seconds += seconds;
    }

    const study::Study* study_;
    const job::Space* space_;
    double end_s_;
    double batch_s_;
    TimingContext context_;
    std::vector<BatchTime> batches_;
    std::string failure_;
};

/// What a process measured; adds to the reason why there may be nothing.
std::vector<BatchTime> read_batches(const std::optional<Bytes>& bytes, std::string& failure) {
    if (!bytes) {
        failure = "a task ended its process";
        return {};
    }
    ByteReader in(*bytes);
    if (std::string reason = in.get_text(); !reason.empty()) failure = std::move(reason);
    std::vector<BatchTime> batches;
    while (!in.at_end()) batches.push_back(in.get<BatchTime>());
    if (std::ssize(batches) > cold_batches + 1) batches.erase(batches.begin(), batches.begin() + cold_batches);
    return batches;
}

}  // namespace

Timing time_tasks(const study::Study& study, const job::Space& space, const run::TaskSample& sample,
                  std::size_t processes, double seconds) {
    const auto results = compute_forked(processes, [&](std::size_t process) {
        Stopwatch stopwatch(study, space, seconds);
        stopwatch.run(sample, process, processes);
        return stopwatch.bytes();
    });
    Timing timing;
    std::vector<double> least_paces;  ///< of tasks that did not end
    std::string failure = "there was no time for one";
    for (const std::optional<Bytes>& result : results)
        for (const BatchTime& batch : read_batches(result, failure)) {
            if (batch.cost > 0) timing.tally.add(batch.tasks, batch.seconds / batch.cost, 1);
            if (batch.unknown_cost > 0) least_paces.push_back(batch.unknown_s / batch.unknown_cost);
        }
    // Tasks known to be slower than those that ended count for what is known of them.
    timing.is_at_least = timing.tally.empty();
    const double ended = timing.is_at_least ? 0 : timing.tally.pace(1).seconds_per_cost;
    for (const double pace : least_paces)
        if (pace > ended) timing.tally.add(0, pace, 1);
    if (timing.tally.empty())
        throw Error(ErrorKind::usage,
                    "--measure: no task of the job could be computed (" + failure + "); try a run of the job itself");
    return timing;
}

}  // namespace orthant::cli
