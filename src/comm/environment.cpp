#include "comm/environment.hpp"

#include "base/exit_code.hpp"
#include "comm/failed_ranks.hpp"
#include "comm/launcher.hpp"
#include "comm/mpi_handle.hpp"

#include <array>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <utility>

namespace orthant::comm {

void check_mpi(int code, const char* call) {
    if (code == MPI_SUCCESS) return;
    std::array<char, MPI_MAX_ERROR_STRING> text{};
    int length = 0;
    MPI_Error_string(code, text.data(), &length);
    throw std::runtime_error(std::string(call) + " failed (" + text.data() + "); check the network and the MPI set-up");
}

namespace {

/// A process that no launcher started has nobody to talk to: it need not look for networks, nor start Open MPI's
/// daemon, which take half a second. What the user has set stays.
void skip_networks_when_alone() {
    if (launched_ranks(&std::getenv) || std::getenv("PMIX_RANK") != nullptr) return;
    for (const auto& [variable, value] : {std::pair{"OMPI_MCA_pml", "ob1"}, std::pair{"OMPI_MCA_btl", "self"},
                                          std::pair{"OMPI_MCA_ess_singleton_isolated", "1"}})
        setenv(variable, value, 0);
}

}  // namespace

Environment::Environment() : uncaught_at_start_(std::uncaught_exceptions()) {
    skip_networks_when_alone();
    int provided = 0;
    check_mpi(MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided), "MPI_Init_thread");
}

Environment::~Environment() {
    if (std::uncaught_exceptions() > uncaught_at_start_) abort(static_cast<int>(ExitCode::internal_error));
    // Open MPI 5.0 waits for the dead there now and then. Since not all ranks may know of a death, none goes there.
    if (!survives_deaths()) MPI_Finalize();
}

void Environment::abort(int exit_code) {
    MPI_Abort(MPI_COMM_WORLD, exit_code);
    std::abort();
}

void Environment::leave(int exit_code) {
    std::_Exit(exit_code);
}

std::string Environment::library_version() {
    std::array<char, MPI_MAX_LIBRARY_VERSION_STRING> text{};
    int length = 0;
    check_mpi(MPI_Get_library_version(text.data(), &length), "MPI_Get_library_version");
    std::string version = text.data();
    version = version.substr(0, version.find_first_of(",\n"));
    if (version.starts_with("Open MPI v")) version.erase(9, 1);
    return version;
}

std::string Environment::host_name() {
    std::array<char, MPI_MAX_PROCESSOR_NAME> text{};
    int length = 0;
    check_mpi(MPI_Get_processor_name(text.data(), &length), "MPI_Get_processor_name");
    return text.data();
}

}  // namespace orthant::comm
