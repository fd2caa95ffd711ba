#include "run/worker.hpp"

#include "base/clock.hpp"
#include "base/hash.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

namespace orthant::run {

Worker::Worker(const study::Study& study, const job::Space& space, comm::Transport& transport,
               const journal::CheckpointDirectory& checkpoints, std::function<void()> serve,
               std::function<bool()> may_ask, WorkerOptions options)
    : study_(&study),
      space_(&space),
      transport_(&transport),
      checkpoints_(&checkpoints),
      serve_(std::move(serve)),
      may_ask_(std::move(may_ask)),
      options_(options) {}

void Worker::take(const Batch& batch) {
    has_asked_ = false;
    if (stopping_) return;
    queue_.insert(queue_.end(), batch.ranges.begin(), batch.ranges.end());
    queued_tasks_ += batch.tasks();
    queued_s_ += batch.expected_s;
    taken_s_ = queued_s_;
}

void Worker::stop() {
    if (stopping_) return;
    stopping_ = true;
    stop_since_s_ = monotonic_s();
    queue_.clear();
    queued_tasks_ = 0;
    queued_s_ = 0;
}

void Worker::check() {
    if (failure_) std::rethrow_exception(failure_);
}

const job::Point& Worker::point(std::uint64_t index) {
    if (!point_ || point_->index() != index) point_ = space_->point(index);
    return *point_;
}

void Worker::compute_next() {
    TaskRange& range = queue_.front();
    const study::TaskId id{range.point, range.first};
    ++range.first;
    if (--range.count == 0) queue_.pop_front();

    ByteWriter record;
    study::TaskOutcome outcome;
    try {
        outcome = compute(id, record);
    } catch (const study::TaskStopped&) {
        lost_s_ += monotonic_s() - task_.last_checkpoint_s;
        return;
    }
    count_off();
    reports_.add({.outcome = std::move(outcome), .checkpointed = task_.has_checkpoint, .record = record.view()});
    tick(monotonic_s());
}

void Worker::leave() {
    if (options_.crash_notes != nullptr) options_.crash_notes->leave();
}

void Worker::count_off() {
    if (queued_tasks_ <= 1) {
        queued_tasks_ = 0;
        queued_s_ = 0;
        return;
    }
    queued_s_ *= static_cast<double>(queued_tasks_ - 1) / static_cast<double>(queued_tasks_);
    --queued_tasks_;
}

study::TaskOutcome Worker::compute(study::TaskId id, ByteWriter& record) {
    study::TaskOutcome outcome;
    outcome.id = id;
    outcome.start_s = unix_time_s();
    const double start_s = monotonic_s();
    task_ = {.id = id, .last_checkpoint_s = start_s};
    restored_.reset();
    if (options_.crash_notes != nullptr) options_.crash_notes->enter(id);
    try {
        study_->compute(point(id.point), id.task, *this, record);
        if (record.size() > comm::max_message_bytes / 2)
            throw std::length_error("its record has " + std::to_string(record.size()) + " bytes, which is too many");
        outcome.digest = hash64(record.view());
    } catch (const std::exception& e) {
        record.clear();
        outcome.status = study::TaskStatus::failed;
        outcome.error = e.what();
        outcome.digest = hash64(outcome.error);
    } catch (const study::TaskStopped&) {
        leave();
        throw;
    }
    leave();
    outcome.seconds = monotonic_s() - start_s;
    return outcome;
}

void Worker::tick(double now_s) {
    const bool runs_low = queued_s_ <= std::min(options_.prefetch_s, taken_s_ / 2);
    const bool runs_dry = queue_.empty() && queued_s_ <= options_.prefetch_last_task_s;
    if ((runs_low || runs_dry) && !has_asked_ && !stopping_ && may_ask_()) {
        has_asked_ = true;
        report(Appetite::wants_work);
    } else if (!reports_.empty() && (reports_.size() > options_.report_bytes ||
                                     now_s - last_report_s_ > options_.report_interval_s || queue_.empty())) {
        report(Appetite::none);
    }
}

void Worker::flush() {
    if (!reports_.empty()) report(Appetite::none);
}

void Worker::report(Appetite appetite) {
    transport_->send(0, reports_.take(appetite));
    last_report_s_ = monotonic_s();
}

void Worker::serve_if_due(double now_s) {
    if (now_s - last_serve_s_ < options_.serve_interval_s) return;
    last_serve_s_ = now_s;
    serve_();
}

void Worker::yield() {
    const double now_s = monotonic_s();
    serve_if_due(now_s);
    if (stopping_ && (!task_.offers_checkpoints || now_s > stop_since_s_ + options_.stop_grace_s))
        throw study::TaskStopped{};
}

void Worker::offer_checkpoint(const std::function<void(ByteWriter&)>& save) {
    task_.offers_checkpoints = true;
    const double now_s = monotonic_s();
    serve_if_due(now_s);
    if (stopping_ || now_s - task_.last_checkpoint_s >= options_.checkpoint_interval_s) save_checkpoint(save, now_s);
    if (stopping_) throw study::TaskStopped{};
}

void Worker::save_checkpoint(const std::function<void(ByteWriter&)>& save, double now_s) {
    ByteWriter state;
    save(state);
    try {
        checkpoints_->save(task_.id.point, task_.id.task, state.view());
    } catch (const std::exception&) {
        failure_ = std::current_exception();  // the disk's fault, not the task's
        throw study::TaskStopped{};
    }
    task_.has_checkpoint = true;
    task_.last_checkpoint_s = now_s;
}

std::optional<ByteView> Worker::restored() {
    if (!task_.looked_for_checkpoint) {
        task_.looked_for_checkpoint = true;
        try {
            restored_ = checkpoints_->load(task_.id.point, task_.id.task);
        } catch (const std::exception&) {
            failure_ = std::current_exception();  // the disk's fault, not the task's
            throw study::TaskStopped{};
        }
        task_.has_checkpoint = restored_.has_value();
    }
    if (!restored_) return std::nullopt;
    return ByteView(*restored_);
}

}  // namespace orthant::run
