#include "journal/process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include <limits.h>
#include <unistd.h>

namespace orthant::journal {
namespace {

struct ProcessStat {
    char state = ' ';
    std::uint64_t start_ticks = 0;
};

/// None if the process is gone or hidden.
std::optional<ProcessStat> read_stat(std::int64_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::size_t name_end = text.rfind(')');  // the name may hold spaces and parentheses
    if (name_end == text.npos) return std::nullopt;
    std::istringstream fields(text.substr(name_end + 1));
    ProcessStat stat;
    fields >> stat.state;
    constexpr int fields_between = 18;  // from field 3, the state, to field 22
    std::string ignored;
    for (int i = 0; i < fields_between; ++i) fields >> ignored;
    fields >> stat.start_ticks;
    if (!fields) return std::nullopt;
    return stat;
}

bool id_is_taken(std::int64_t process) {
    return process > 0 && (kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

}  // namespace

std::string machine_identity() {
    std::string boot;
    std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), boot);
    std::error_code unreadable;
    const std::string name_space = std::filesystem::read_symlink("/proc/self/ns/pid", unreadable).string();
    if (boot.empty() || name_space.empty()) return "";
    return boot + "/" + name_space;
}

std::string host_name() {
    std::array<char, HOST_NAME_MAX + 1> name{};
    gethostname(name.data(), name.size() - 1);
    return name.data();
}

std::uint64_t process_start_ticks(std::int64_t process) {
    const std::optional<ProcessStat> stat = read_stat(process);
    return stat ? stat->start_ticks : 0;
}

bool process_runs(std::int64_t process, std::uint64_t start_ticks) {
    const std::optional<ProcessStat> stat = read_stat(process);
    if (!stat) return id_is_taken(process);
    const bool zombie = stat->state == 'Z' || stat->state == 'X';
    return stat->start_ticks == start_ticks && !zombie;
}

}  // namespace orthant::journal
