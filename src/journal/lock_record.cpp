#include "journal/lock_record.hpp"

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "journal/process.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <map>

namespace orthant::journal {
namespace {

using Fields = std::map<std::string_view, std::string_view>;

/// None unless every line ends and has a key.
std::optional<Fields> split_fields(std::string_view text) {
    Fields fields;
    while (!text.empty()) {
        const std::size_t line_end = text.find('\n');
        const std::size_t equals = text.find('=');
        if (line_end == text.npos || equals >= line_end) return std::nullopt;
        fields[text.substr(0, equals)] = text.substr(equals + 1, line_end - equals - 1);
        text.remove_prefix(line_end + 1);
    }
    return fields;
}

bool read_field(const Fields& fields, std::string_view key, std::string& value) {
    const auto field = fields.find(key);
    if (field == fields.end()) return false;
    value = field->second;
    return true;
}

template <class T, class... Format>
bool read_field(const Fields& fields, std::string_view key, T& value, Format... format) {
    const auto field = fields.find(key);
    if (field == fields.end()) return false;
    const char* end = field->second.data() + field->second.size();
    const std::from_chars_result read = std::from_chars(field->second.data(), end, value, format...);
    return read.ec == std::errc() && read.ptr == end;
}

std::string one_line(std::string text) {
    for (char& c : text) {
        if (c == '\n') c = ' ';
    }
    return text;
}

std::string encode_owner(const LockOwner& owner) {
    std::array<char, 32> start_time{};
    std::snprintf(start_time.data(), start_time.size(), "%.3f", owner.start_time_s);
    std::string text;
    const auto put = [&](std::string_view key, const std::string& value) {
        text.append(key).append("=").append(one_line(value)).append("\n");
    };
    put("host", owner.host);
    put("machine", owner.machine);
    put("process", std::to_string(owner.process));
    put("process_start", std::to_string(owner.process_start));
    put("start_time", start_time.data());
    put("slurm_job", owner.slurm_job);
    put("restart_count", std::to_string(owner.restart_count));
    put("nonce", hex(owner.nonce));
    return text + "heartbeat=";
}

}  // namespace

std::string encode_lock(const LockRecord& record) {
    return encode_owner(record.owner) + heartbeat_text(record.heartbeat);
}

std::string heartbeat_text(std::uint64_t heartbeat) {
    constexpr std::size_t digits = 20;
    std::string text = std::to_string(heartbeat);
    text.insert(0, digits - text.size(), '0');
    return text + "\n";
}

std::uint64_t heartbeat_offset(const LockOwner& owner) {
    return encode_owner(owner).size();
}

std::optional<LockRecord> parse_lock(std::string_view text) {
    const std::optional<Fields> fields = split_fields(text);
    if (!fields) return std::nullopt;
    LockRecord record;
    LockOwner& owner = record.owner;
    constexpr int hexadecimal = 16;
    const bool whole =
        read_field(*fields, "host", owner.host) && read_field(*fields, "machine", owner.machine) &&
        read_field(*fields, "process", owner.process) && read_field(*fields, "process_start", owner.process_start) &&
        read_field(*fields, "start_time", owner.start_time_s) && read_field(*fields, "slurm_job", owner.slurm_job) &&
        read_field(*fields, "restart_count", owner.restart_count) &&
        read_field(*fields, "nonce", owner.nonce, hexadecimal) && read_field(*fields, "heartbeat", record.heartbeat);
    if (!whole) return std::nullopt;
    return record;
}

std::string describe(const LockOwner& owner) {
    const std::string slurm = owner.slurm_job.empty() ? "" : " (Slurm job " + owner.slurm_job + ")";
    return "process " + std::to_string(owner.process) + " on " + owner.host + slurm + ", since " +
           iso8601(owner.start_time_s);
}

OwnerState look_at(const LockOwner& owner, const LockOwner& self) {
    if (!self.machine.empty() && owner.machine == self.machine) {
        return process_runs(owner.process, owner.process_start) ? OwnerState::alive : OwnerState::dead;
    }
    const bool same_job = !self.slurm_job.empty() && owner.slurm_job == self.slurm_job;
    if (same_job && self.restart_count > owner.restart_count) return OwnerState::superseded;
    return OwnerState::unknown;
}

}  // namespace orthant::journal
