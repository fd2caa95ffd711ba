#include "base/child_process.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"

#include <array>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace orthant {
namespace {

void check(int error_number, const char* action, const std::string& program) {
    if (error_number != 0) throw storage_error(action, program, error_number);
}

/// Both ends are closed in the child, which has copies under other numbers.
class Pipe {
  public:
    Pipe() { check(pipe2(ends_.data(), O_CLOEXEC) == 0 ? 0 : errno, "open", "a pipe"); }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    int reading() const { return ends_[0]; }
    int writing() const { return ends_[1]; }
    void close_writing() { close_end(1); }
    void close_reading() { close_end(0); }

  private:
    void close_end(std::size_t end) {
        if (ends_[end] >= 0) close(std::exchange(ends_[end], -1));
    }
    std::array<int, 2> ends_{-1, -1};
};

class FileActions {
  public:
    FileActions() { posix_spawn_file_actions_init(&actions_); }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    posix_spawn_file_actions_t* get() { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

void read_both(Pipe& out, Pipe& err, ProcessEnd& end) {
    std::array<pollfd, 2> sources{pollfd{out.reading(), POLLIN, 0}, pollfd{err.reading(), POLLIN, 0}};
    const std::array<std::string*, 2> texts{&end.out, &end.err};
    std::array<char, 4096> block{};
    for (int open = 2; open > 0;) {
        if (poll(sources.data(), sources.size(), -1) < 0 && errno != EINTR) return;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (sources[i].fd < 0 || sources[i].revents == 0) continue;
            const ssize_t count = read(sources[i].fd, block.data(), block.size());
            if (count > 0) {
                texts[i]->append(block.data(), static_cast<std::size_t>(count));
            } else if (count == 0 || errno != EINTR) {
                sources[i].fd = -1;
                --open;
            }
        }
    }
}

int exit_code_of(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : signal_base + WTERMSIG(status);
}

}  // namespace

ProcessEnd run_program(const std::vector<std::string>& program_and_arguments) {
    ORTHANT_EXPECT(!program_and_arguments.empty());
    const std::string& program = program_and_arguments.front();
    std::vector<char*> arguments;
    for (const std::string& argument : program_and_arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);

    Pipe out, err;
    FileActions actions;
    check(posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0), "prepare", program);
    check(posix_spawn_file_actions_adddup2(actions.get(), out.writing(), STDOUT_FILENO), "prepare", program);
    check(posix_spawn_file_actions_adddup2(actions.get(), err.writing(), STDERR_FILENO), "prepare", program);

    ProcessEnd end;
    pid_t process = 0;
    const int failure = posix_spawnp(&process, program.c_str(), actions.get(), nullptr, arguments.data(), environ);
    if (failure == ENOENT) {
        end.exit_code = no_such_program;
        return end;
    }
    check(failure, "start", program);
    out.close_writing();
    err.close_writing();
    read_both(out, err, end);
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    end.exit_code = exit_code_of(status);
    return end;
}

}  // namespace orthant
