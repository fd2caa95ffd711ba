#include "submit/partition.hpp"

#include "base/error.hpp"
#include "base/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace orthant::submit {
namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

/// A number at the beginning of `text`, which is moved behind it: "2000+" has one.
std::optional<std::uint64_t> take_number(std::string_view& text) {
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// "30:00", "2:00:00", "7-00:00:00" and "infinite".
std::optional<double> time_limit_s(std::string_view text) {
    if (text == "infinite" || text == "UNLIMITED") return std::numeric_limits<double>::infinity();
    double days = 0;
    auto first = take_number(text);
    if (!first) return std::nullopt;
    if (text.starts_with('-')) {
        days = static_cast<double>(*first);
        text.remove_prefix(1);
        first = take_number(text);
        if (!first) return std::nullopt;
    }
    double parts = static_cast<double>(*first);
    while (text.starts_with(':')) {
        text.remove_prefix(1);
        const auto next = take_number(text);
        if (!next) return std::nullopt;
        parts = 60 * parts + static_cast<double>(*next);
    }
    if (!text.empty()) return std::nullopt;
    return 86'400 * days + parts;
}

std::optional<NodeKind> read_line(std::string_view line) {
    std::array<std::string_view, 5> fields;
    for (std::string_view& field : fields) {
        const std::size_t end = line.find('|');
        field = line.substr(0, end);
        line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    }
    NodeKind kind;
    kind.is_default = fields[0].ends_with('*');
    if (kind.is_default) fields[0].remove_suffix(1);
    kind.partition = fields[0];
    const auto limit_s = time_limit_s(fields[1]);
    const auto nodes = take_number(fields[2]), cpus = take_number(fields[3]), memory_mb = take_number(fields[4]);
    if (kind.partition.empty() || !limit_s || !nodes || !cpus || !memory_mb) return std::nullopt;
    kind.time_limit_s = *limit_s;
    kind.nodes = *nodes;
    kind.cpus = *cpus;
    kind.memory_bytes = static_cast<double>(*memory_mb) * mebibyte;
    return kind;
}

}  // namespace

std::vector<std::string> sinfo_command() {
    return {"sinfo", "--noheader", "--exact", "--format=%P|%l|%D|%c|%m"};
}

std::vector<NodeKind> read_sinfo(std::string_view answer) {
    std::vector<NodeKind> kinds;
    while (!answer.empty()) {
        const std::size_t end = answer.find('\n');
        if (auto kind = read_line(answer.substr(0, end))) kinds.push_back(std::move(*kind));
        answer.remove_prefix(end == std::string_view::npos ? answer.size() : end + 1);
    }
    return kinds;
}

std::optional<Partition> find_partition(const std::vector<NodeKind>& kinds, const std::string& name) {
    Partition found;
    std::vector<std::string> names;
    for (const NodeKind& kind : kinds) {
        if (std::ranges::find(names, kind.partition) == names.end()) names.push_back(kind.partition);
        if (name.empty() ? !kind.is_default : kind.partition != name) continue;
        found.name = kind.partition;
        found.time_limit_s = kind.time_limit_s;
        found.nodes += kind.nodes;
        found.most_cpus = std::max(found.most_cpus, kind.cpus);
        found.most_memory_bytes = std::max(found.most_memory_bytes, kind.memory_bytes);
    }
    if (!found.name.empty()) return found;
    if (name.empty()) return std::nullopt;
    throw Error(ErrorKind::usage, "--partition: unknown partition " + in_quotes(name) + " (there are: " +
                                      comma_list(names) + "); " + suggestion(name, names, "choose one of these"));
}

}  // namespace orthant::submit
