#include "job/override.hpp"

#include "job/message.hpp"
#include "job/toml_reader.hpp"
#include "job/unknown_key.hpp"

#include <algorithm>
#include <memory>

namespace orthant::job {
namespace {

constexpr std::size_t longest_argument = 80;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Override read_override(const std::string& argument) {
    const Place place{std::make_shared<const std::string>("--set " + printable(argument, longest_argument))};
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos)
        throw job_error(place, "", "an override without = (it is key=value); write for example --set seed=2");
    std::string_view key = trimmed(std::string_view(argument).substr(0, equals));
    std::string_view section;
    if (const std::size_t dot = key.find('.'); dot != std::string_view::npos) {
        section = key.substr(0, dot);
        key.remove_prefix(dot + 1);
        const auto& known = section_names();
        if (std::find(known.begin(), known.end(), section) == known.end())
            throw unknown_override_section(place, section);
    }
    if (key.empty()) throw job_error(place, "", "an override without a key (it is key=value); write the key before =");
    Item item = read_toml_value(trimmed(std::string_view(argument).substr(equals + 1)), place);
    return {std::string(section), {std::string(key), place, std::move(item)}};
}

bool is_top(const Override& override) {
    const auto& keys = top_keys();
    return override.section.empty() && std::find(keys.begin(), keys.end(), override.entry.key) != keys.end();
}

void put(Table& table, const Entry& entry) {
    for (Entry& present : table.entries) {
        if (present.key != entry.key) continue;
        present = entry;
        return;
    }
    table.entries.push_back(entry);
}

void erase(Table& table, std::string_view key) {
    std::erase_if(table.entries, [&](const Entry& entry) { return entry.key == key; });
}

bool is_axis(const Item& item) {
    return std::holds_alternative<List>(item.content) || std::holds_alternative<Table>(item.content);
}

Section& home(Document& document, const Entry& entry) {
    if (document.space.table.find(entry.key) != nullptr) return document.space;
    if (document.settings.table.find(entry.key) != nullptr) return document.settings;
    return is_axis(entry.item) ? document.space : document.settings;
}

}  // namespace

std::vector<Override> read_overrides(const std::vector<std::string>& arguments) {
    std::vector<Override> overrides;
    overrides.reserve(arguments.size());
    for (const std::string& argument : arguments) overrides.push_back(read_override(argument));
    return overrides;
}

void apply_top_overrides(Document& document, const std::vector<Override>& overrides) {
    for (const Override& override : overrides)
        if (is_top(override)) put(document.top, override.entry);
}

void apply_parameter_overrides(Document& document, const std::vector<Override>& overrides, const Schema& schema) {
    for (const Override& override : overrides) {
        if (is_top(override)) continue;
        const Entry& entry = override.entry;
        if (!override.section.empty()) {
            if (override.section == "space") erase(document.settings.table, entry.key);
            if (override.section == "settings") erase(document.space.table, entry.key);
            put(find_section(document, override.section)->table, entry);
        } else if (schema.find(entry.key) != nullptr) {
            put(home(document, entry).table, entry);
        } else if (entry.key == "trials") {
            put(document.search.table, entry);
        } else {
            throw unknown_override(entry, schema);
        }
    }
}

}  // namespace orthant::job
