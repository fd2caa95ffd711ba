#include "run/worker.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

namespace orthant::run {
namespace {

constexpr std::size_t largest_mail = std::size_t{1} << 18;

}  // namespace

Worker::Worker(const study::Study& study, const job::Space& space, comm::Transport& transport, const NodeBoard& board,
               const journal::CheckpointDirectory& checkpoints, std::function<void()> serve,
               std::function<bool()> may_take, WorkerOptions options)
    : study_(&study),
      space_(&space),
      transport_(&transport),
      board_(&board),
      checkpoints_(&checkpoints),
      serve_(std::move(serve)),
      may_take_(std::move(may_take)),
      options_(options) {}

void Worker::put(Batch batch) {
    if (stopping_) return;
    unshared_.push_back(std::move(batch));
    visit(monotonic_s());
}

void Worker::stop() {
    if (stopping_) return;
    stopping_ = true;
    stop_since_s_ = monotonic_s();
    work_ = {};
    unshared_.clear();
    if (auto board = board_->access()) board->clear_work();
}

void Worker::check() {
    if (failure_) std::rethrow_exception(failure_);
}

const job::Point& Worker::point(std::uint64_t index) {
    if (!point_ || point_->index() != index) point_ = space_->point(index);
    return *point_;
}

void Worker::compute_next() {
    const study::TaskId id = work_.id();
    ++work_.first;
    --work_.count;

    ByteWriter record;
    study::TaskOutcome outcome;
    is_in_task_ = true;
    try {
        outcome = compute(id, record);
    } catch (const study::TaskStopped&) {
        is_in_task_ = false;
        lost_s_ += monotonic_s() - task_.last_checkpoint_s;
        return;
    }
    is_in_task_ = false;
    write_report(reports_,
                 {.outcome = std::move(outcome), .checkpointed = task_.has_checkpoint, .record = record.view()});
    const double now_s = monotonic_s();
    serve_if_due(now_s);
    tick(now_s);
}

void Worker::enter(study::TaskId id) {
    if (options_.crash_notes != nullptr) options_.crash_notes->enter(id);
    if (options_.task_limit != nullptr) options_.task_limit->begin();
}

void Worker::leave() {
    if (options_.task_limit != nullptr) options_.task_limit->end();
    if (options_.crash_notes != nullptr) options_.crash_notes->leave();
}

void Worker::stop_over_limit(double now_s) {
    if (options_.task_limit == nullptr || !options_.task_limit->is_exceeded(now_s)) return;
    task_.is_over_limit = true;
    throw study::TaskStopped{};
}

study::TaskOutcome Worker::compute(study::TaskId id, ByteWriter& record) {
    study::TaskOutcome outcome;
    outcome.id = id;
    outcome.start_s = unix_time_s();
    const double start_s = monotonic_s();
    task_ = {.id = id,
             .start_s = start_s,
             .start_unix_s = outcome.start_s,
             .last_checkpoint_s = start_s,
             .last_save_s = start_s};
    restored_.reset();
    const auto fail = [&](const std::string& reason) {
        record.clear();
        outcome.status = study::TaskStatus::failed;
        outcome.error = reason;
        outcome.digest = hash64(outcome.error);
    };
    enter(id);
    try {
        study_->compute(point(id.point), id.task, *this, record);
        if (record.size() > comm::max_message_bytes / 2)
            throw std::length_error("its record has " + std::to_string(record.size()) + " bytes, which is too many");
        outcome.digest = hash64(record.view());
    } catch (const study::TaskStopped&) {
        if (!task_.is_over_limit) {
            leave();
            throw;
        }
        fail(options_.task_limit->reason());
    } catch (const std::bad_alloc&) {
        fail("it ran out of memory");
    } catch (const std::exception& e) {
        fail(e.what());
    } catch (...) {
        fail("it threw what is no std::exception");
    }
    leave();
    outcome.seconds = monotonic_s() - start_s;
    return outcome;
}

void Worker::tick(double now_s) {
    const bool is_out_of_work = !has_work() && !is_in_task_;
    const bool has_much_to_say = reports_.size() > largest_mail || now_s - last_visit_s_ >= options_.report_interval_s;
    if (is_out_of_work || has_much_to_say || !unshared_.empty()) visit(now_s);
}

void Worker::visit(double now_s) {
    std::vector<Bytes> letters;
    {
        auto board = board_->access();
        if (!board) return;
        last_visit_s_ = now_s;
        while (!unshared_.empty() && board->put(unshared_.front())) unshared_.pop_front();
        letters = leave_mail(*board, now_s);
        if (!has_work() && !is_in_task_) take_work(*board);
        // The only rank of a node asks for itself alone.
        const bool may_ask = !stopping_ && (board_->ranks() > 1 || may_take_());
        if (auto letter = board->due_letter(now_s, may_ask ? Asking::allowed : Asking::not_now))
            letters.push_back(std::move(*letter));
    }
    send(std::move(letters));
}

void Worker::send(std::vector<Bytes> letters) {
    for (Bytes& letter : letters) transport_->send(0, std::move(letter));
}

std::vector<Bytes> Worker::leave_mail(NodeBoard::Access& board, double now_s) {
    if (is_in_task_ && !task_.is_noted && now_s - task_.start_s >= options_.report_interval_s) {
        const Bytes note = encode(WorkingAt{task_.id, task_.start_unix_s});
        task_.is_noted = board.deposit(SectionKind::working, transport_->rank(), note);
    }
    std::vector<Bytes> letters;
    if (reports_.size() == 0) return letters;
    if (!board.deposit(SectionKind::reports, transport_->rank(), reports_.view())) {
        if (auto letter = board.letter(now_s)) letters.push_back(std::move(*letter));
        if (!board.deposit(SectionKind::reports, transport_->rank(), reports_.view())) {
            ByteWriter section;
            write_section(section, SectionKind::reports, transport_->rank(), reports_.view());
            letters.push_back(encode_letter({}, section.view()));
        }
    }
    reports_.clear();
    return letters;
}

void Worker::take_work(NodeBoard::Access& board) {
    const bool takes = !stopping_ && (may_take_() || board_->ranks() == 1);
    const auto taken = takes ? board.take(options_.chunk_s) : std::nullopt;
    if (taken) work_ = *taken;
    const bool is_idle = takes && !taken;
    if (is_idle && !is_idle_) board.one_more_is_idle();
    if (!is_idle && is_idle_) board.one_less_is_idle();
    is_idle_ = is_idle;
}

bool Worker::flush() {
    std::vector<Bytes> letters;
    {
        auto board = board_->access();
        if (!board) return false;
        const double now_s = monotonic_s();
        letters = leave_mail(*board, now_s);
        if (auto letter = board->letter(now_s)) letters.push_back(std::move(*letter));
    }
    send(std::move(letters));
    return true;
}

void Worker::serve_if_due(double now_s) {
    if (now_s - last_serve_s_ < options_.serve_interval_s) return;
    last_serve_s_ = now_s;
    const bool is_to_blame = is_in_task_ && options_.crash_notes != nullptr;
    if (is_to_blame) options_.crash_notes->leave();
    serve_();
    if (is_to_blame) options_.crash_notes->return_to_task();
}

void Worker::yield() {
    const double now_s = monotonic_s();
    serve_if_due(now_s);
    stop_over_limit(now_s);
    if (stopping_ && (!task_.offers_checkpoints || now_s > stop_since_s_ + options_.stop_grace_s))
        throw study::TaskStopped{};
}

void Worker::offer_checkpoint(const std::function<void(ByteWriter&)>& save) {
    task_.offers_checkpoints = true;
    const double now_s = monotonic_s();
    serve_if_due(now_s);
    stop_over_limit(now_s);
    if (stopping_ || now_s - task_.last_save_s >= options_.checkpoint_interval_s) save_checkpoint(save, now_s);
    if (stopping_) throw study::TaskStopped{};
}

void Worker::save_checkpoint(const std::function<void(ByteWriter&)>& save, double now_s) {
    ByteWriter state;
    save(state);
    task_.last_save_s = now_s;
    try {
        checkpoints_->save(task_.id.point, task_.id.task, state.view());
    } catch (const std::exception& failure) {
        const auto* error = dynamic_cast<const Error*>(&failure);
        if (error != nullptr && is_out_of_space(error->error_number())) {
            if (!std::exchange(has_told_unsaved_, true)) transport_->send(0, encode_unsaved(error->error_number()));
            return;
        }
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
