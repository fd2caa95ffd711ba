#include "cli/verify_command.hpp"

#include "base/error.hpp"
#include "cli/verification.hpp"

#include <charconv>
#include <cstdint>
#include <limits>

namespace orthant::cli {
namespace {

std::uint64_t parse_replay(const std::string& text) {
    if (text.empty()) return 0;
    if (text == "all") return std::numeric_limits<std::uint64_t>::max();
    std::uint64_t tasks = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), tasks);
    if (failure != std::errc{} || end != text.data() + text.size() || tasks == 0)
        throw Error(ErrorKind::usage, "--replay: '" + text + "' is not a number of tasks; give 1 or more, or all");
    return tasks;
}

}  // namespace

ExitCode verify_command(const VerifyArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const ReplayWish wish{parse_replay(arguments.replay), arguments.data_folder};
    if (!wish.data_folder.empty() && !std::filesystem::is_directory(wish.data_folder))
        throw Error(ErrorKind::usage, "--data-folder: '" + arguments.data_folder +
                                          "' is not a folder; name the one that the job file lay in");
    const store::ResultReader file(arguments.file);
    return verify(file, registry, wish, out) ? ExitCode::complete : ExitCode::storage;
}

}  // namespace orthant::cli
