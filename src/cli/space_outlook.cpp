#include "cli/space_outlook.hpp"

#include "base/error.hpp"
#include "base/human_bytes.hpp"

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

namespace orthant::cli {
namespace {

double size_of(const std::filesystem::path& path) {
    std::error_code absent;
    const std::uintmax_t bytes = std::filesystem::file_size(path, absent);
    return absent ? 0 : static_cast<double>(bytes);
}

}  // namespace

SpaceOutlook look_at_space(const run::OutputPaths& paths, const run::Plan& plan, double result_bytes,
                           const FreeSpace& free_space) {
    return {
        .journal_bytes = std::max(0.0, plan.journal_bytes - size_of(paths.journal())),
        .result_bytes = result_bytes,
        .free_bytes = free_space(paths.output),
    };
}

void require_space(const run::OutputPaths& paths, const SpaceOutlook& outlook) {
    if (!outlook.is_too_little()) return;
    throw Error(ErrorKind::storage,
                "too little space for '" + paths.output.string() + "' (it may take " +
                    human_bytes(outlook.needed_bytes()) + " more, " + human_bytes(outlook.journal_bytes) +
                    " of them for its journal, and there are " + human_bytes(*outlook.free_bytes) +
                    " free); free some, choose another output with -o, or try it all the same with --ignore-space",
                ENOSPC);
}

}  // namespace orthant::cli
