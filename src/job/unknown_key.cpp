#include "job/unknown_key.hpp"

#include "job/document.hpp"
#include "job/message.hpp"

#include <optional>

namespace orthant::job {
namespace {

std::vector<std::string> joined(std::vector<std::string> a, const std::vector<std::string>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// Where a key that is right elsewhere should stand.
std::optional<std::string> home_of(std::string_view key, const Schema* schema) {
    if (contains(top_keys(), key)) return "put it at the top, before the first table";
    if (schema == nullptr) return std::nullopt;
    if (const Parameter* parameter = schema->find(key))
        return parameter->role == Role::setting ? "put it under [settings]" : "put it under [space] or [settings]";
    if (contains(names_of(schema->data), key)) return "put it under [data]";
    if (contains(search_keys(), key)) return "put it under [search]";
    return std::nullopt;
}

std::string cure(std::string_view key, const std::vector<std::string>& known, const Schema* schema) {
    if (const auto home = home_of(key, schema)) return *home;
    return suggestion(key, known, "remove it");
}

}  // namespace

Error unknown_top_entry(const Entry& entry, const Schema* schema) {
    const bool is_table = std::holds_alternative<Table>(entry.item.content);
    const std::vector<std::string>& shown = is_table ? section_names() : top_keys();
    return job_error(entry.place, key_text(entry.key),
                     std::string(is_table ? "unknown table" : "unknown key") + " (known: " + comma_list(shown) + "); " +
                         cure(entry.key, joined(top_keys(), section_names()), schema));
}

Error unknown_section_entry(const Entry& entry, std::string_view section, const std::vector<std::string>& known,
                            const Schema& schema) {
    return job_error(entry.place, dotted(section, entry.key),
                     "unknown key (" + schema.study + " takes in [" + std::string(section) + "]: " + comma_list(known) +
                         "); " + cure(entry.key, known, &schema));
}

Error unknown_override(const Entry& entry, const Schema& schema) {
    const std::vector<std::string> known = joined(top_keys(), names_of(schema.parameters));
    const bool is_data = contains(names_of(schema.data), entry.key);
    return job_error(entry.place, key_text(entry.key),
                     "unknown key (" + schema.study + " takes: " + comma_list(known) + "); " +
                         (is_data ? "write data." + entry.key : suggestion(entry.key, known, "remove it")));
}

Error unknown_override_section(const Place& place, std::string_view section) {
    return job_error(place, key_text(section),
                     "unknown table (known: " + comma_list(section_names()) + "); " +
                         suggestion(section, section_names(), "write one of these before the dot"));
}

}  // namespace orthant::job
