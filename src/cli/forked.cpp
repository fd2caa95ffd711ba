#include "cli/forked.hpp"

#include "base/error.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace orthant::cli {
namespace {

/// A child, and the end of a pipe that its bytes come out of.
struct Child {
    pid_t process;
    int pipe;
};

[[noreturn]] void compute_and_exit(const std::function<Bytes(std::size_t)>& compute, std::size_t place, int pipe) {
    try {
        const Bytes bytes = compute(place);
        for (std::size_t sent = 0; sent < bytes.size();) {
            const ssize_t now = write(pipe, bytes.data() + sent, bytes.size() - sent);
            if (now < 0 && errno != EINTR) _exit(1);
            if (now > 0) sent += static_cast<std::size_t>(now);
        }
    } catch (...) {
        _exit(1);
    }
    _exit(0);
}

Child fork_child(const std::function<Bytes(std::size_t)>& compute, std::size_t place) {
    std::array<int, 2> pipe_ends{};
    if (pipe2(pipe_ends.data(), 0) != 0) throw storage_error("make", "a pipe", errno);
    const pid_t process = fork();
    if (process < 0) throw storage_error("start", "a process", errno);
    if (process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        compute_and_exit(compute, place, pipe_ends[1]);
    }
    close(pipe_ends[1]);
    return {process, pipe_ends[0]};
}

std::optional<Bytes> wait_for(const Child& child) {
    Bytes bytes;
    std::array<std::byte, 4096> part{};
    while (true) {
        const ssize_t now = read(child.pipe, part.data(), part.size());
        if (now < 0 && errno == EINTR) continue;
        if (now <= 0) break;
        bytes.insert(bytes.end(), part.begin(), part.begin() + now);
    }
    close(child.pipe);
    int status = 0;
    while (waitpid(child.process, &status, 0) < 0 && errno == EINTR) continue;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
    return bytes;
}

}  // namespace

std::vector<std::optional<Bytes>> compute_forked(std::size_t processes,
                                                 const std::function<Bytes(std::size_t)>& compute) {
    std::vector<Child> children;
    for (std::size_t i = 0; i < processes; ++i) children.push_back(fork_child(compute, i));
    std::vector<std::optional<Bytes>> results;
    for (const Child& child : children) results.push_back(wait_for(child));
    return results;
}

}  // namespace orthant::cli
