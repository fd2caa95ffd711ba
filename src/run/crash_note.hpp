#pragma once

#include "study/task_outcome.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace orthant::run {

/// While one lives, a process that dies in a task of a SIGSEGV, SIGBUS, SIGFPE, SIGILL or SIGABRT of its own making
/// first says so, and writes it down in `directory`; then the signal takes its course. One that another process sent
/// accuses nobody. A task that calls exit() says so, too, and dies of SIGABRT. One at a time in a process.
class CrashNotes {
  public:
    explicit CrashNotes(const std::filesystem::path& directory);
    ~CrashNotes();
    CrashNotes(const CrashNotes&) = delete;
    CrashNotes& operator=(const CrashNotes&) = delete;

    /// From now on this task is to blame …
    void enter(study::TaskId id);
    /// … and from now on none …
    void leave();
    /// … but the same again.
    void return_to_task();

    /// For handlers of other signals that are about to end the process: writes down why, as the above. False where no
    /// task is to blame. Async-signal-safe.
    static bool accuse(const char* reason);
};

struct CrashNote {
    study::TaskId id;
    std::string reason;  ///< "its process died of SIGSEGV"
};

/// What dying ranks wrote into this directory; none when it does not exist.
std::vector<CrashNote> read_crash_notes(const std::filesystem::path& directory);
void remove_crash_notes(const std::filesystem::path& directory);
/// Only those that accuse this task.
void remove_crash_note(const std::filesystem::path& directory, study::TaskId accused);

}  // namespace orthant::run
