#pragma once

#include "study/task_outcome.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace orthant::run {

/// While one lives, a process that dies of SIGSEGV, SIGBUS, SIGFPE, SIGILL or SIGABRT first writes down, in
/// `directory`, the task it was in; then the signal takes its course. One at a time in a process.
class CrashNotes {
  public:
    explicit CrashNotes(const std::filesystem::path& directory);
    ~CrashNotes();
    CrashNotes(const CrashNotes&) = delete;
    CrashNotes& operator=(const CrashNotes&) = delete;

    /// From now on this task is to blame …
    void enter(study::TaskId id);
    /// … and from now on none.
    void leave();
};

struct CrashNote {
    study::TaskId id;
    std::string signal;  ///< "SIGSEGV"
};

/// What dying ranks wrote into this directory; none when it does not exist.
std::vector<CrashNote> read_crash_notes(const std::filesystem::path& directory);
void remove_crash_notes(const std::filesystem::path& directory);

}  // namespace orthant::run
