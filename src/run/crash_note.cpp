#include "run/crash_note.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string_view>
#include <system_error>

namespace orthant::run {
namespace {

constexpr std::string_view prefix = "crash-";
constexpr std::size_t longest_reason = 500;

struct FatalSignal {
    int number;
    const char* reason;
};
constexpr std::array<FatalSignal, 5> fatal_signals{{{SIGSEGV, "its process died of SIGSEGV"},
                                                    {SIGBUS, "its process died of SIGBUS"},
                                                    {SIGFPE, "its process died of SIGFPE"},
                                                    {SIGILL, "its process died of SIGILL"},
                                                    {SIGABRT, "its process died of SIGABRT"}}};

// All that the handler needs, made before the signal: in it only async-signal-safe calls are allowed.
std::array<char, 4096> note_directory{};
study::TaskId task_to_blame;
volatile sig_atomic_t in_task = 0;
std::array<struct sigaction, fatal_signals.size()> former_actions{};
std::array<char, 65536> handler_stack{};

/// Text put together without the heap; what does not fit is left out.
class SignalSafeText {
  public:
    SignalSafeText& operator<<(std::string_view text) {
        const std::size_t count = std::min(text.size(), text_.size() - 1 - size_);
        std::memcpy(text_.data() + size_, text.data(), count);
        size_ += count;
        return *this;
    }
    SignalSafeText& operator<<(std::uint64_t number) {
        std::array<char, 20> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        return *this << std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()));
    }
    const char* c_str() const { return text_.data(); }
    std::string_view view() const { return {text_.data(), size_}; }

  private:
    std::array<char, 4096 + 80> text_{};
    std::size_t size_ = 0;
};

bool write_all(int file, std::string_view text) {
    return write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

void write_note(const char* reason) {
    SignalSafeText path;
    path << note_directory.data() << "/" << prefix << task_to_blame.point << "-" << task_to_blame.task << "-"
         << static_cast<std::uint64_t>(getpid());
    mkdir(note_directory.data(), 0777);
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return;
    if (write_all(file, reason)) fsync(file);
    close(file);
}

void tell(const char* reason) {
    SignalSafeText message;
    message << "orthant: task " << task_to_blame.task << " of point " << task_to_blame.point << ": " << reason
            << "; run the same command again to go on\n";
    write_all(STDERR_FILENO, message.view());
}

/// Whether the process brought it upon itself: by what it did, or by raise() and abort().
bool is_of_own_making(const siginfo_t& info) {
    return info.si_code > 0 || info.si_pid == getpid();
}

void die(int signal_number, siginfo_t* info, void* /*context*/) {
    for (std::size_t i = 0; i < fatal_signals.size(); ++i) {
        if (fatal_signals[i].number != signal_number) continue;
        if (is_of_own_making(*info)) CrashNotes::accuse(fatal_signals[i].reason);
        sigaction(signal_number, &former_actions[i], nullptr);
    }
    raise(signal_number);
}

/// A task that calls exit() would end the job as if it were done: it dies instead.
void die_of_exit() {
    if (!CrashNotes::accuse("its process ended by exit()")) return;
    std::signal(SIGABRT, SIG_DFL);
    std::raise(SIGABRT);
}

}  // namespace

CrashNotes::CrashNotes(const std::filesystem::path& directory) {
    std::snprintf(note_directory.data(), note_directory.size(), "%s", directory.c_str());
    stack_t stack{};
    stack.ss_sp = handler_stack.data();
    stack.ss_size = handler_stack.size();
    sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_sigaction = die;
    action.sa_flags = SA_ONSTACK | SA_SIGINFO;
    for (std::size_t i = 0; i < fatal_signals.size(); ++i)
        sigaction(fatal_signals[i].number, &action, &former_actions[i]);
    [[maybe_unused]] static const int registered = std::atexit(die_of_exit);
}

CrashNotes::~CrashNotes() {
    in_task = 0;
    for (std::size_t i = 0; i < fatal_signals.size(); ++i)
        sigaction(fatal_signals[i].number, &former_actions[i], nullptr);
}

void CrashNotes::enter(study::TaskId id) {
    task_to_blame = id;
    return_to_task();
}

void CrashNotes::leave() {
    in_task = 0;
}

void CrashNotes::return_to_task() {
    std::atomic_signal_fence(std::memory_order_release);
    in_task = 1;
}

bool CrashNotes::accuse(const char* reason) {
    if (in_task == 0) return false;
    in_task = 0;
    write_note(reason);
    tell(reason);
    return true;
}

namespace {

/// "crash-POINT-TASK-PROCESS"; false for any other name.
bool parse_name(std::string_view name, study::TaskId& id) {
    if (!name.starts_with(prefix)) return false;
    const char* at = name.data() + prefix.size();
    const char* end = name.data() + name.size();
    const auto point = std::from_chars(at, end, id.point);
    if (point.ec != std::errc{} || point.ptr == end || *point.ptr != '-') return false;
    const auto task = std::from_chars(point.ptr + 1, end, id.task);
    return task.ec == std::errc{} && task.ptr != end && *task.ptr == '-';
}

template <class Action>
void for_each_note(const std::filesystem::path& directory, Action action) {
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(directory, error)) {
        study::TaskId id;
        if (parse_name(file.path().filename().string(), id)) action(file.path(), id);
    }
}

}  // namespace

std::vector<CrashNote> read_crash_notes(const std::filesystem::path& directory) {
    std::vector<CrashNote> notes;
    for_each_note(directory, [&](const std::filesystem::path& path, study::TaskId id) {
        std::string reason;
        std::getline(std::ifstream(path), reason);
        reason.resize(std::min(reason.size(), longest_reason));
        notes.push_back({id, reason.empty() ? "its process died of an unknown signal" : reason});
    });
    return notes;
}

namespace {

template <class Which>
void remove_notes(const std::filesystem::path& directory, Which is_meant) {
    std::vector<std::filesystem::path> paths;
    for_each_note(directory, [&](const std::filesystem::path& path, study::TaskId id) {
        if (is_meant(id)) paths.push_back(path);
    });
    std::error_code ignored;
    for (const auto& path : paths) std::filesystem::remove(path, ignored);
}

}  // namespace

void remove_crash_notes(const std::filesystem::path& directory) {
    remove_notes(directory, [](study::TaskId) { return true; });
    rmdir(directory.c_str());  // succeeds only when nothing else is in it
}

void remove_crash_note(const std::filesystem::path& directory, study::TaskId accused) {
    remove_notes(directory, [&](study::TaskId id) { return id == accused; });
}

}  // namespace orthant::run
