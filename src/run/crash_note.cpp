#include "run/crash_note.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <system_error>

namespace orthant::run {
namespace {

constexpr std::string_view prefix = "crash-";

struct FatalSignal {
    int number;
    const char* name;
};
constexpr std::array<FatalSignal, 5> fatal_signals{
    {{SIGSEGV, "SIGSEGV"}, {SIGBUS, "SIGBUS"}, {SIGFPE, "SIGFPE"}, {SIGILL, "SIGILL"}, {SIGABRT, "SIGABRT"}}};

// All that the handler needs, made before the signal: in it only async-signal-safe calls are allowed.
std::array<char, 4096> note_directory{};
std::array<char, 4096 + 80> note_path{};
volatile sig_atomic_t in_task = 0;
std::array<struct sigaction, fatal_signals.size()> former_actions{};
std::array<char, 65536> handler_stack{};

void write_note(int signal_number) {
    for (std::size_t i = 0; i < fatal_signals.size(); ++i) {
        if (fatal_signals[i].number != signal_number) continue;
        if (in_task != 0) {
            in_task = 0;
            mkdir(note_directory.data(), 0777);
            const int file = open(note_path.data(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
            if (file >= 0) {
                const char* name = fatal_signals[i].name;
                if (write(file, name, std::strlen(name)) > 0) fsync(file);
                close(file);
            }
        }
        sigaction(signal_number, &former_actions[i], nullptr);
    }
    raise(signal_number);
}

}  // namespace

CrashNotes::CrashNotes(const std::filesystem::path& directory) {
    std::snprintf(note_directory.data(), note_directory.size(), "%s", directory.c_str());
    stack_t stack{};
    stack.ss_sp = handler_stack.data();
    stack.ss_size = handler_stack.size();
    sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_handler = write_note;
    action.sa_flags = SA_ONSTACK;
    for (std::size_t i = 0; i < fatal_signals.size(); ++i)
        sigaction(fatal_signals[i].number, &action, &former_actions[i]);
}

CrashNotes::~CrashNotes() {
    in_task = 0;
    for (std::size_t i = 0; i < fatal_signals.size(); ++i)
        sigaction(fatal_signals[i].number, &former_actions[i], nullptr);
}

void CrashNotes::enter(study::TaskId id) {
    std::snprintf(note_path.data(), note_path.size(), "%s/%s%llu-%llu-%ld", note_directory.data(), prefix.data(),
                  static_cast<unsigned long long>(id.point), static_cast<unsigned long long>(id.task),
                  static_cast<long>(getpid()));
    in_task = 1;
}

void CrashNotes::leave() {
    in_task = 0;
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
        std::string signal;
        std::ifstream(path) >> signal;
        notes.push_back({id, signal.empty() ? "an unknown signal" : signal});
    });
    return notes;
}

void remove_crash_notes(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> paths;
    for_each_note(directory, [&](const std::filesystem::path& path, study::TaskId) { paths.push_back(path); });
    std::error_code ignored;
    for (const auto& path : paths) std::filesystem::remove(path, ignored);
    rmdir(directory.c_str());  // succeeds only when nothing else is in it
}

}  // namespace orthant::run
