#include "cli/run_command.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "cli/agreement.hpp"
#include "cli/report_failure.hpp"
#include "cli/run_session.hpp"
#include "comm/communicator.hpp"
#include "comm/environment.hpp"
#include "comm/launcher.hpp"
#include "h5/library.hpp"
#include "run/stop_signals.hpp"

#include <cstdlib>

namespace orthant::cli {
namespace {

/// The first rank to leave may have the launcher end the others.
constexpr double time_to_tell_s = 1;

}  // namespace

ExitCode run_command(const RunArguments& arguments, const study::Registry& registry) {
    const run::StopSignals signals;  // outlives MPI: who ends first has the launcher end the others
    h5::open_library();              // changes the environment: before there are threads
    const comm::Environment environment;
    const auto world = comm::Communicator::world();
    try {
        comm::check_launcher(world.size(), &std::getenv);
    } catch (const Error& error) {  // every copy is a rank 0 here: the first one speaks
        return comm::launched_rank(&std::getenv) == 0 ? report_failure(error) : exit_code_of(error);
    }
    RunSession session(arguments, registry, world);
    try {
        session.read_job();
        session.load_data();
        session.open_ledger();
        return session.compute();
    } catch (const AgreedExit& exit) {
        return exit.code;
    } catch (const run::CoordinatorDied& death) {
        // All others leave as well: MPI_Abort does not always reach them then.
        if (death.is_to_tell()) comm::Environment::leave(static_cast<int>(report_failure(death)));
        sleep_s(time_to_tell_s);
        comm::Environment::leave(static_cast<int>(exit_code_of(death)));
    } catch (const std::exception& failure) {
        // The other ranks know nothing of it, so nothing collective may happen any more: the session still stands.
        comm::Environment::abort(static_cast<int>(report_failure(failure)));
    }
}

}  // namespace orthant::cli
