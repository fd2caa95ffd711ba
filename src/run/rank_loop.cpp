#include "run/rank_loop.hpp"

#include "base/clock.hpp"
#include "base/contract.hpp"
#include "run/stop_signals.hpp"

#include <algorithm>

namespace orthant::run {
namespace {

constexpr double shortest_nap_s = 2e-5;
constexpr double longest_nap_s = 1e-3;
constexpr double longest_nap_of_desk_s = 1e-4;  ///< others wait for its answers
constexpr double look_interval_s = 0.05;        ///< for ranks that died

/// For rank 0, whose tasks are longer than they look: it serves the others meanwhile.
WorkerOptions for_rank(int rank, WorkerOptions options) {
    if (rank == 0) options.chunk_s = 0;
    return options;
}

}  // namespace

RankLoop::RankLoop(const study::Study& study, const job::Space& space, comm::Transport& transport,
                   const NodeBoard& board, const journal::CheckpointDirectory& checkpoints, Desk* desk,
                   WorkerOptions options)
    : transport_(&transport),
      desk_(desk),
      worker_(
          study, space, transport, board, checkpoints, [this] { serve(); },
          [this] { return desk_ == nullptr || transport_->size() < 3 || serving_.has_time_to_compute(); },
          for_rank(transport.rank(), options)),
      is_gone_(static_cast<std::size_t>(transport.size()), false),
      last_look_s_(monotonic_s()),
      serving_(last_look_s_) {}

void RankLoop::run() {
    double nap_s = shortest_nap_s;
    while (!is_over()) {
        if (failure_) std::rethrow_exception(failure_);
        worker_.check();
        if (worker_.has_work()) {
            worker_.compute_next();
            nap_s = shortest_nap_s;
            continue;
        }
        serve();
        if (worker_.has_work()) continue;
        if (must_stop_ && !has_answered_stop_ && worker_.flush()) {
            transport_->send(0, encode_stopped(worker_.lost_s()));
            has_answered_stop_ = true;
        }
        sleep_s(nap_s);
        nap_s = std::min(2 * nap_s, desk_ == nullptr ? longest_nap_s : longest_nap_of_desk_s);
    }
    if (desk_ != nullptr) return;
    transport_->send(0, encode(MessageKind::goodbye));
    while (!transport_->all_sent()) serve_messages();
}

bool RankLoop::is_over() const {
    return desk_ != nullptr ? desk_->is_over(monotonic_s()) : finished_.has_value();
}

void RankLoop::finish(ExitCode code) {
    for (int rank = 1; rank < transport_->size(); ++rank) transport_->send(rank, encode_finish(code));
    while (gone_ < transport_->size() - 1 || !transport_->all_sent()) {
        // Late reports of a job that is being given up go unread, but they must be taken in for their senders to end.
        if (const auto message = transport_->receive()) {
            ByteReader body(message->bytes);
            if (body.get<MessageKind>() == MessageKind::goodbye) count_off(message->from);
        } else {
            newly_dead(monotonic_s());
            sleep_s(shortest_nap_s);
        }
    }
}

void RankLoop::serve() {
    if (failure_) return;
    try {
        const double start_s = monotonic_s();
        const std::vector<int> dead = newly_dead(start_s);
        if (desk_ != nullptr) desk_->serve_no_more(dead);
        serve_messages();  // what they said last, too
        for (const int rank : dead) mourn(rank);
        watch_signals(start_s);
        if (desk_ == nullptr) {
            worker_.tick(start_s);
            return;
        }
        desk_->tick(start_s);
        serve_messages();  // the batches rank 0 just sent itself
        worker_.tick(start_s);
        const double now_s = monotonic_s();
        serving_.add(now_s - start_s, now_s);
    } catch (...) {
        failure_ = std::current_exception();
        worker_.stop();
    }
}

void RankLoop::serve_messages() {
    while (const auto message = transport_->receive()) dispatch(*message);
}

void RankLoop::dispatch(const comm::Message& message) {
    ByteReader body(message.bytes);
    const auto kind = body.get<MessageKind>();
    switch (kind) {
        case MessageKind::batch:
            worker_.put(decode_batch(body));
            break;
        case MessageKind::stop:
            must_stop_ = true;
            worker_.stop();
            break;
        case MessageKind::finish:
            finished_ = body.get<ExitCode>();
            worker_.stop();
            break;
        default:
            ORTHANT_EXPECT(desk_ != nullptr);
            desk_->handle(message.from, kind, body);
    }
}

std::vector<int> RankLoop::newly_dead(double now_s) {
    if (now_s - last_look_s_ < look_interval_s) return {};
    last_look_s_ = now_s;
    const std::vector<int> dead = transport_->newly_dead();
    for (const int rank : dead) count_off(rank);  // at once: it is told but once, and who mourns may throw
    return dead;
}

void RankLoop::mourn(int rank) {
    if (desk_ != nullptr) return desk_->lost(rank);
    if (!is_gone_[0]) return;
    const auto first_living = std::ranges::find(is_gone_, false) - is_gone_.begin();
    throw CoordinatorDied(first_living == transport_->rank());
}

void RankLoop::count_off(int rank) {
    if (is_gone_[static_cast<std::size_t>(rank)]) return;
    is_gone_[static_cast<std::size_t>(rank)] = true;
    ++gone_;
}

void RankLoop::watch_signals(double now_s) {
    const int signal_number = StopSignals::caught();
    if (signal_number == 0 || has_told_signal_) return;
    has_told_signal_ = true;
    if (desk_ != nullptr)
        desk_->stop(StopSignals::name(signal_number), now_s);
    else
        transport_->send(0, encode(MessageKind::stop_request));
}

}  // namespace orthant::run
