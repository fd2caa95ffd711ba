// What the environment wants to go wrong:
//   TORTURE_FOLDER  calls on files below it are counted
//   TORTURE_LOG     gets a line "CALL NUMBER NAME" for each of them, and "struck CALL NUMBER NAME" where the plan
//   struck TORTURE_CALL    the class of call that the plan is about; without it calls are only counted TORTURE_NUMBER
//   which one of its class, from 1 TORTURE_ACTION  an errno; or `short` (a short write), `kill` (the process dies
//   before the call), `remove` (of the file) TORTURE_LASTS   `once`; or `on`: from then on, all calls that such an
//   errno may come from

#include "interposed/plan.hpp"

#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <fcntl.h>

namespace orthant::torture {
namespace {

constexpr std::array<std::string_view, 12> names{"open",   "write", "pwrite", "writev",   "fsync", "fdatasync",
                                                 "rename", "link",  "unlink", "truncate", "mkdir", "read"};

enum class Action { none, fail, shorten, kill, remove };
enum class Lasts { once, on };

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// Whether such a failure of one call makes one of the other likely.
bool spreads_to(int error_number, Call call) {
    switch (call) {
        case Call::write:
        case Call::pwrite:
        case Call::writev:
        case Call::fsync:
        case Call::fdatasync:
            return error_number != EACCES;
        case Call::unlink:
            return error_number != ENOSPC;
        case Call::truncate:
        case Call::read:
            return error_number == EIO;
        case Call::open:
        case Call::rename:
        case Call::link:
        case Call::mkdir:
            break;
    }
    return true;
}

class Plan {
  public:
    Plan() : folder_(variable("TORTURE_FOLDER")), lasts_(variable("TORTURE_LASTS") == "on" ? Lasts::on : Lasts::once) {
        if (folder_.empty()) return;
        log_ = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, std::string(variable("TORTURE_LOG")).c_str(),
                                          O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666));
        call_ = variable("TORTURE_CALL");
        number_ = std::strtol(std::string(variable("TORTURE_NUMBER")).c_str(), nullptr, 10);
        const std::string action(variable("TORTURE_ACTION"));
        error_number_ = std::atoi(action.c_str());
        if (error_number_ != 0) action_ = Action::fail;
        if (action == "short") action_ = Action::shorten;
        if (action == "kill") action_ = Action::kill;
        if (action == "remove") action_ = Action::remove;
    }

    Turn next(Call call, const char* path) {
        if (folder_.empty() || std::strncmp(path, folder_.c_str(), folder_.size()) != 0) return Turn::go_on;
        const auto index = static_cast<std::size_t>(call);
        const long number = ++counts_.at(index);
        const bool is_struck = names.at(index) == call_ && number == number_;
        const bool is_affected = has_struck_ && lasts_ == Lasts::on && action_ == Action::fail &&
                                 (names.at(index) == call_ || spreads_to(error_number_, call));
        note(is_struck ? "struck " : "", names.at(index), number, path);
        if (!is_struck && !is_affected) return Turn::go_on;
        has_struck_ = true;
        return strike(path);
    }

  private:
    void note(const char* mark, std::string_view name, long number, const char* path) const {
        std::array<char, PATH_MAX + 80> line{};
        const int length =
            std::snprintf(line.data(), line.size(), "%s%s %ld %s\n", mark, name.data(), number, path + folder_.size());
        if (log_ >= 0 && length > 0) ::syscall(SYS_write, log_, line.data(), static_cast<std::size_t>(length));
    }

    Turn strike(const char* path) const {
        switch (action_) {
            case Action::fail:
                errno = error_number_;
                return Turn::fail;
            case Action::shorten:
                return Turn::shorten;
            case Action::kill:
                ::syscall(SYS_kill, ::getpid(), SIGKILL);
                break;
            case Action::remove:
                ::syscall(SYS_unlinkat, AT_FDCWD, path, 0);
                break;
            case Action::none:
                break;
        }
        return Turn::go_on;
    }

    std::string folder_;
    int log_ = -1;
    std::string call_;
    long number_ = 0;
    Action action_ = Action::none;
    int error_number_ = 0;
    Lasts lasts_;
    std::array<std::atomic<long>, names.size()> counts_{};
    std::atomic<bool> has_struck_ = false;
};

/// Lives as long as the process: calls come until its very end.
Plan& plan() {
    static Plan& instance = *new Plan;
    return instance;
}

}  // namespace

Turn next_turn(Call call, const char* path) {
    const int errno_before = errno;
    const Turn turn = plan().next(call, path);
    if (turn != Turn::fail) errno = errno_before;
    return turn;
}

Turn next_turn(Call call, int descriptor) {
    const int errno_before = errno;
    std::array<char, 40> link{};
    std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
    std::array<char, PATH_MAX + 1> path{};
    const long length = ::syscall(SYS_readlinkat, AT_FDCWD, link.data(), path.data(), path.size() - 1);
    errno = errno_before;
    return length > 0 ? next_turn(call, path.data()) : Turn::go_on;
}

}  // namespace orthant::torture
