#pragma once

#include "base/exit_code.hpp"
#include "cli/report_failure.hpp"
#include "comm/communicator.hpp"

#include <exception>
#include <optional>

namespace orthant::cli {

/// Leaves the run on all ranks at once, with the code they agreed on; what there was to say has been said.
struct AgreedExit {
    ExitCode code;
};

/// Throws AgreedExit on every rank when any has a code; with several, the largest. Collective.
inline void agree(const comm::Communicator& world, std::optional<ExitCode> code) {
    constexpr int go_on = -1;
    const int agreed = world.maximum(code ? static_cast<int>(*code) : go_on);
    if (agreed != go_on) throw AgreedExit{static_cast<ExitCode>(agreed)};
}

/// Runs `action` where `runs_here` and reports its failure; then all ranks go on, or none. Collective.
/// The action may return a code to end the run early in good order.
template <class Action>
void run_and_agree(const comm::Communicator& world, bool runs_here, Action action) {
    std::optional<ExitCode> code;
    if (runs_here) {
        try {
            code = action();
        } catch (const std::exception& failure) {
            code = report_failure(failure);
        }
    }
    agree(world, code);
}

}  // namespace orthant::cli
