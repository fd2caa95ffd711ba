#include "job/toml_reader.hpp"

#include "base/utf8.hpp"
#include "job/message.hpp"
#include "job/nesting.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace orthant::job {
namespace {

constexpr std::size_t most_dots_in_key = 7;

/// A range in an axis in [space] lies three deep; nobody looks further down, and recursion must end somewhere.
constexpr int deepest_level = 8;
constexpr std::size_t longest_reason = 200;

Place place_at(const Place& origin, const toml::source_position& position) {
    if (origin.line == 0) return origin;
    return {origin.source, position.line, position.column};
}

Place place_at(const Place& origin, std::string_view text, std::size_t offset) {
    if (origin.line == 0) return origin;
    const TextPosition position = position_of(text, offset);
    return {origin.source, position.line, position.column};
}

/// Copies toml++'s tree into ours: the rest of the room sees no toml++, and keys come in the order of the file.
/// An origin without lines stands for all its items; below the deepest level, lists and tables come empty.
Item convert(const toml::node& node, const Place& origin, int level);

Table convert_table(const toml::table& table, const Place& origin, int level) {
    Table converted;
    if (level > deepest_level) return converted;
    for (const auto& [key, node] : table)
        converted.entries.push_back(
            {std::string(key.str()), place_at(origin, key.source().begin), convert(node, origin, level + 1)});
    std::stable_sort(converted.entries.begin(), converted.entries.end(),
                     [](const Entry& a, const Entry& b) { return a.place.is_before(b.place); });
    return converted;
}

List convert_list(const toml::array& array, const Place& origin, int level) {
    List converted;
    if (level > deepest_level) return converted;
    converted.reserve(array.size());
    for (const toml::node& node : array) converted.push_back(convert(node, origin, level + 1));
    return converted;
}

Item convert(const toml::node& node, const Place& origin, int level) {
    Item item{place_at(origin, node.source().begin), std::int64_t{0}};
    switch (node.type()) {
        case toml::node_type::integer:
            item.content = node.as_integer()->get();
            break;
        case toml::node_type::floating_point:
            item.content = node.as_floating_point()->get();
            break;
        case toml::node_type::boolean:
            item.content = node.as_boolean()->get();
            break;
        case toml::node_type::string:
            item.content = node.as_string()->get();
            break;
        case toml::node_type::array:
            item.content = convert_list(*node.as_array(), origin, level);
            break;
        case toml::node_type::table:
            item.content = convert_table(*node.as_table(), origin, level);
            break;
        case toml::node_type::time:
            item.content = Foreign{"time"};
            break;
        default:
            item.content = Foreign{"date"};
    }
    return item;
}

void check_bytes(std::string_view text, const Place& origin, std::string_view cure) {
    const std::optional<std::size_t> bad = first_bad_byte(text);
    if (!bad) return;
    char byte[8];
    std::snprintf(byte, sizeof byte, "0x%02X", static_cast<unsigned>(static_cast<std::uint8_t>(text[*bad])));
    throw job_error(place_at(origin, text, *bad), "",
                    std::string(text[*bad] == '\0' ? "a NUL byte (" : "not UTF-8 (the byte ") + byte +
                        " at byte offset " + std::to_string(*bad) + "); " + std::string(cure));
}

void check_nesting(std::string_view text, const Place& origin) {
    const std::optional<std::size_t> deep = first_deep_key(text, most_dots_in_key);
    if (!deep) return;
    throw job_error(place_at(origin, text, *deep), "",
                    "a key of too many parts (at most " + std::to_string(most_dots_in_key + 1) +
                        " joined by dots); no key of a job has more than two");
}

}  // namespace

Table read_toml(std::string_view text, const std::shared_ptr<const std::string>& source) {
    const Place start{source, 1, 1};
    check_bytes(text, start, "save the job as plain text in UTF-8");
    check_nesting(text, start);
    try {
        return convert_table(toml::parse(text), start, 0);
    } catch (const toml::parse_error& error) {
        throw job_error(place_at(start, error.source().begin), "",
                        "not TOML (" + printable(error.description(), longest_reason) +
                            "); correct this line or the one before it: text stands in quotes, a key stands once");
    }
}

Item read_toml_value(std::string_view text, const Place& place) {
    check_bytes(text, place, "write the value in UTF-8");
    check_nesting(text, place);
    if (text.empty()) throw job_error(place, "", "no value (an override is key=value); write the value after =");
    try {
        const toml::table table = toml::parse("value = " + std::string(text));
        if (table.size() == 1 && table.contains("value")) return convert(*table.get("value"), place, 1);
    } catch (const toml::parse_error& error) {
        const bool is_meant_as_toml = std::string_view("[{\"'").find(text[0]) != std::string_view::npos;
        if (is_meant_as_toml)
            throw job_error(place, "",
                            "not TOML (" + printable(error.description(), longest_reason) +
                                "); close what is open, and quote the argument for the shell");
    }
    if (text.find('\n') != std::string_view::npos)
        throw job_error(place, "", "more than one value (a line break); give each key a --set of its own");
    return {place, std::string(text)};
}

}  // namespace orthant::job
