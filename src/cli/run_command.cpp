#include "cli/run_command.hpp"

#include "cli/agreement.hpp"
#include "cli/report_failure.hpp"
#include "cli/run_session.hpp"
#include "comm/communicator.hpp"
#include "comm/environment.hpp"
#include "comm/launcher.hpp"
#include "run/stop_signals.hpp"

#include <cstdlib>

namespace orthant::cli {

ExitCode run_command(const RunArguments& arguments, const study::Registry& registry) {
    const comm::Environment environment;
    try {
        const auto world = comm::Communicator::world();
        comm::check_launcher(world.size(), &std::getenv);
        const run::StopSignals signals;
        RunSession session(arguments, registry, world);
        session.read_job();
        session.load_data();
        session.open_ledger();
        return session.compute();
    } catch (const AgreedExit& exit) {
        return exit.code;
    } catch (const std::exception& failure) {
        comm::Environment::abort(static_cast<int>(report_failure(failure)));  // the other ranks know nothing of it
    }
}

}  // namespace orthant::cli
