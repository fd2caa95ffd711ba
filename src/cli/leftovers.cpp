#include "cli/leftovers.hpp"

#include "base/error.hpp"
#include "journal/file.hpp"
#include "journal/lock.hpp"
#include "journal/lock_view.hpp"

#include <array>
#include <string>
#include <system_error>

namespace orthant::cli {
namespace {

bool has_leftovers(const run::OutputPaths& paths) {
    const std::array prefixes{paths.lock().filename().string(), paths.tasks().filename().string(),
                              paths.journal().filename().string()};
    std::error_code unreadable;
    for (const auto& entry : std::filesystem::directory_iterator(journal::directory_of(paths.output), unreadable))
        for (const std::string& prefix : prefixes)
            if (entry.path().filename().native().starts_with(prefix)) return true;
    return false;
}

/// A lock of another host, or one that cannot be read, may be held by a run that starts over.
bool may_be_held(const std::filesystem::path& lock) {
    if (!std::filesystem::exists(lock)) return false;
    const auto view = journal::view_lock(lock);
    return !view || view->state == journal::OwnerState::alive || view->state == journal::OwnerState::unknown;
}

}  // namespace

void sweep_leftovers(const run::OutputPaths& paths) {
    try {
        if (!has_leftovers(paths) || may_be_held(paths.lock())) return;
        const auto lock = journal::Lock::acquire(paths.lock(), journal::describe_this_process(), {.wait_s = 0});
        if (!std::filesystem::exists(paths.journal())) run::remove_files(paths);
    } catch (const Error&) {
        // The output is complete all the same.
    }
}

}  // namespace orthant::cli
