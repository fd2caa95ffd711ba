#include "job/message.hpp"

#include <algorithm>

namespace orthant::job {
namespace {

bool is_bare_key_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

Error job_error(const Place& place, std::string_view key, std::string_view problem) {
    std::string message = place.text() + ": ";
    if (!key.empty()) message.append(key).append(": ");
    return {ErrorKind::job, message.append(problem)};
}

std::string key_text(std::string_view key) {
    const bool is_bare =
        !key.empty() && key.size() <= longest_quote && std::all_of(key.begin(), key.end(), is_bare_key_character);
    return is_bare ? std::string(key) : in_quotes(key);
}

std::string dotted(std::string_view table, std::string_view key) {
    return std::string(table) + "." + key_text(key);
}

}  // namespace orthant::job
