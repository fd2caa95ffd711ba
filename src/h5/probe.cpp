#include "h5/probe.hpp"

#include "base/child_process.hpp"
#include "h5/failure.hpp"
#include "h5/file.hpp"
#include "h5/survey.hpp"

#include <csignal>
#include <cstring>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace orthant::h5 {
namespace {

constexpr rlim_t limit_s = 60;

std::vector<std::string>& probe_command() {
    static std::vector<std::string> command;
    return command;
}

/// Ended from outside, as by Ctrl-C, it says nothing of the file.
bool is_a_request(int signal) {
    return signal == SIGINT || signal == SIGTERM || signal == SIGHUP;
}

std::string cause_of(const ProcessEnd& end) {
    const int signal = end.exit_code - signal_base;
    if (signal == SIGXCPU) return "HDF5 was not through with it after " + std::to_string(limit_s) + " s of computing";
    return "HDF5 crashes on it: " +
           (signal > 0 ? std::string(strsignal(signal)) : "exit code " + std::to_string(end.exit_code));
}

void probe(const std::filesystem::path& path) {
    std::vector<std::string> command = probe_command();
    if (command.empty()) return;
    command.push_back(std::filesystem::absolute(path).native());
    const ProcessEnd end = run_program(command);
    const bool has_no_verdict = end.exit_code == no_such_program || is_a_request(end.exit_code - signal_base);
    if (end.exit_code != 0 && !has_no_verdict) throw Failure("open '" + path.native() + "'", cause_of(end), 0);
}

}  // namespace

void probe_by(std::vector<std::string> command) {
    probe_command() = std::move(command);
}

void probe_here(const std::filesystem::path& path) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit no_core{0, 0}, time{limit_s, limit_s + 5};
    setrlimit(RLIMIT_CORE, &no_core);
    setrlimit(RLIMIT_CPU, &time);
    survey_file(path);
}

File open_foreign_file(const std::filesystem::path& path) {
    probe(path);
    return open_file(path);
}

}  // namespace orthant::h5
