#pragma once

#include "study/task_context.hpp"

#include <optional>

namespace orthant::lstm {

/// Trains a trial until it is over, from where a former run left its state; every update is offered as a checkpoint.
template <class Trial>
void run_trial(Trial& trial, study::TaskContext& context) {
    if (const std::optional<ByteView> state = context.restored()) trial.restore(*state);
    while (!trial.is_over()) {
        trial.advance();
        context.tell_progress(trial.progress());
        context.offer_checkpoint([&trial](ByteWriter& out) { trial.save(out); });
    }
}

}  // namespace orthant::lstm
