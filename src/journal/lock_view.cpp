#include "journal/lock_view.hpp"

#include "journal/lock_file.hpp"

#include <sys/stat.h>

namespace orthant::journal {

std::optional<LockView> view_lock(const std::filesystem::path& path) {
    const std::optional<SeenLock> seen = see_lock(path);
    if (!seen || !seen->record) return std::nullopt;
    LockView view;
    view.owner = seen->record->owner;
    view.state = look_at(view.owner, describe_this_process());
    const std::filesystem::path& written = seen->claims.empty() ? path : seen->claims.back();
    struct stat status {};
    if (::stat(written.c_str(), &status) == 0)
        view.last_beat_s =
            static_cast<double>(status.st_mtim.tv_sec) + 1e-9 * static_cast<double>(status.st_mtim.tv_nsec);
    return view;
}

}  // namespace orthant::journal
