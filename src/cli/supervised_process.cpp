#include "cli/supervised_process.hpp"

#include "base/child_process.hpp"
#include "base/contract.hpp"
#include "base/error.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace orthant::cli {
namespace {

constexpr std::array passed_on{SIGTERM, SIGINT, SIGHUP, SIGUSR1};

volatile sig_atomic_t caught_signal = 0;
volatile sig_atomic_t group_under_way = 0;
std::array<struct sigaction, passed_on.size()> former_actions{};

void pass_on(int signal_number) {
    const int former_errno = errno;
    caught_signal = signal_number;
    if (group_under_way > 0) kill(-group_under_way, signal_number);
    errno = former_errno;
}

sigset_t signals_to_pass_on() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal_number : passed_on) sigaddset(&set, signal_number);
    return set;
}

/// A group of its own, default actions for what is passed on, and an empty standard input.
class SpawnWish {
  public:
    explicit SpawnWish(const sigset_t& mask) {
        const sigset_t defaults = signals_to_pass_on();
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setsigmask(&attributes_, &mask);
        posix_spawnattr_setsigdefault(&attributes_, &defaults);
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    }
    ~SpawnWish() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnWish(const SpawnWish&) = delete;
    SpawnWish& operator=(const SpawnWish&) = delete;

    int spawn(pid_t& process, const std::vector<std::string>& program_and_arguments) const {
        std::vector<char*> arguments;
        for (const std::string& argument : program_and_arguments)
            arguments.push_back(const_cast<char*>(argument.c_str()));
        arguments.push_back(nullptr);
        return posix_spawnp(&process, arguments.front(), &actions_, &attributes_, arguments.data(), environ);
    }

  private:
    posix_spawnattr_t attributes_{};
    posix_spawn_file_actions_t actions_{};
};

/// A signal that comes meanwhile waits until the process is known.
pid_t start(const std::vector<std::string>& program_and_arguments) {
    const sigset_t waiting = signals_to_pass_on();
    sigset_t former;
    sigprocmask(SIG_BLOCK, &waiting, &former);
    pid_t process = 0;
    const int failure = SpawnWish(former).spawn(process, program_and_arguments);
    if (failure == 0) group_under_way = process;
    sigprocmask(SIG_SETMASK, &former, nullptr);
    if (failure != 0)
        throw Error(ErrorKind::usage, "cannot start '" + program_and_arguments.front() + "' (" +
                                          std::strerror(failure) + "); name a program that is on PATH");
    return process;
}

SupervisedEnd end_of(int status) {
    if (WIFSIGNALED(status)) return {signal_base + WTERMSIG(status), WTERMSIG(status)};
    const int code = WEXITSTATUS(status);
    if (code > signal_base && code < signal_base + NSIG) return {code, code - signal_base};
    return {code, std::nullopt};
}

}  // namespace

SupervisedProcess::SupervisedProcess() {
    caught_signal = 0;
    struct sigaction action {};
    action.sa_handler = pass_on;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < passed_on.size(); ++i) sigaction(passed_on[i], &action, &former_actions[i]);
}

SupervisedProcess::~SupervisedProcess() {
    for (std::size_t i = 0; i < passed_on.size(); ++i) sigaction(passed_on[i], &former_actions[i], nullptr);
}

SupervisedEnd SupervisedProcess::run(const std::vector<std::string>& program_and_arguments) {
    ORTHANT_EXPECT(!program_and_arguments.empty());
    const pid_t process = start(program_and_arguments);
    // Until it is reaped its number, which is its group's, is nobody else's.
    siginfo_t ended{};
    while (waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
    }
    group_under_way = 0;
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return end_of(status);
}

int SupervisedProcess::caught() {
    return caught_signal;
}

}  // namespace orthant::cli
