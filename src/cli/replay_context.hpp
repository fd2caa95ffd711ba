#pragma once

#include "base/clock.hpp"
#include "run/progress.hpp"
#include "study/task_context.hpp"

#include <cstdint>
#include <functional>
#include <iostream>
#include <optional>

namespace orthant::cli {

/// A bar on terminals, else nothing.
inline run::ProgressStyle bar_on_terminals() {
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

}  // namespace orthant::cli
