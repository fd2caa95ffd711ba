#include "job/resolve.hpp"

#include "job/axis_item.hpp"
#include "job/message.hpp"
#include "job/search_section.hpp"
#include "job/typed_value.hpp"
#include "job/unknown_key.hpp"

namespace orthant::job {
namespace {

std::vector<std::string> axis_names(const Schema& schema) {
    std::vector<std::string> names;
    for (const Parameter& parameter : schema.parameters)
        if (parameter.role != Role::setting) names.push_back(parameter.name);
    return names;
}

const Parameter& axis_parameter(const Entry& entry, const Schema& schema) {
    const Parameter* parameter = schema.find(entry.key);
    if (parameter == nullptr) throw unknown_section_entry(entry, "space", axis_names(schema), schema);
    if (parameter->role == Role::setting)
        throw job_error(entry.place, dotted("space", entry.key),
                        "a setting cannot vary (axes of " + schema.study + ": " + comma_list(axis_names(schema)) +
                            "); put it under [settings]");
    return *parameter;
}

/// Before any value is made: the sizes of all axes times the trials and replicates stay within 2^63.
void check_points(const Job& job, const Table& space, const Schema& schema) {
    auto points = static_cast<std::uint64_t>(job.replicates);
    std::string factors = std::to_string(points) + " replicates";
    if (job.search) {
        points *= job.search->trials;
        factors += " × " + std::to_string(job.search->trials) + " trials";
    }
    for (const Entry& entry : space.entries) {
        if (is_drawn(entry.item, job.search.has_value())) continue;
        const std::string key = dotted("space", entry.key);
        const std::uint64_t size = axis_size(axis_parameter(entry, schema), entry.item, key);
        factors += " × " + std::to_string(size) + " " + entry.key;
        if (size > most_points / points)
            throw job_error(entry.place, key, "more than 2^63 points (" + factors + "); shorten an axis");
        points *= size;
    }
}

void fill_axes(Job& job, const Document& document, const Schema& schema) {
    check_points(job, document.space.table, schema);
    for (const Entry& entry : document.space.table.entries) {
        const Parameter& parameter = axis_parameter(entry, schema);
        const std::string key = dotted("space", entry.key);
        if (!is_drawn(entry.item, job.search.has_value()))
            job.axes.push_back({parameter, axis_values(parameter, entry.item, key)});
        else if (job.search)
            job.search->drawn.push_back(read_drawn(parameter, entry.item, key));
        else
            throw job_error(entry.item.place, key,
                            "a drawn parameter in a grid (only a search draws, and method is grid); write a list of "
                            "values, or put method = \"random\" and trials under [search]");
    }
    if (job.search) check_search(*job.search, document);
}

Value setting_value(const Parameter& parameter, const Entry& entry) {
    const std::string key = dotted("settings", entry.key);
    const bool is_axis =
        std::holds_alternative<List>(entry.item.content) || std::holds_alternative<Table>(entry.item.content);
    if (is_axis)
        throw job_error(entry.item.place, key,
                        "one value is wanted (found " + describe(entry.item) + "); " +
                            (parameter.role == Role::setting ? "a setting cannot vary, write one value"
                                                             : "to vary it, put it under [space]"));
    return typed_value(parameter, entry.item, key);
}

void fill_settings(Job& job, const Document& document, const Schema& schema) {
    for (const Entry& entry : document.settings.table.entries) {
        const Parameter* parameter = schema.find(entry.key);
        if (parameter == nullptr) throw unknown_section_entry(entry, "settings", names_of(schema.parameters), schema);
        if (const Entry* varying = document.space.table.find(entry.key))
            throw job_error(entry.place, dotted("settings", entry.key),
                            "given twice (also as an axis at " + varying->place.text() + "); keep one of the two");
        job.fixed[entry.key] = setting_value(*parameter, entry);
    }
}

Error missing_parameter(const Parameter& parameter, const Document& document) {
    const bool is_setting = parameter.role == Role::setting;
    return job_error(document.place_of(document.settings), parameter.name,
                     "missing key (" + parameter.description + ": " + accepted(parameter) + "); put it under " +
                         (is_setting ? "[settings]" : "[space], or one value of it under [settings]"));
}

void fill_defaults(Job& job, const Document& document, const Schema& schema) {
    for (const Parameter& parameter : schema.parameters) {
        job.roles[parameter.name] = parameter.role;
        if (job.axis(parameter.name) != nullptr || job.drawn(parameter.name) != nullptr ||
            job.fixed.contains(parameter.name))
            continue;
        if (!parameter.default_value) throw missing_parameter(parameter, document);
        job.fixed[parameter.name] = *parameter.default_value;
    }
}

/// The path from the folder of the job file.
Value absolute_path(const Value& path, const std::filesystem::path& job_path) {
    const auto directory = std::filesystem::absolute(job_path).parent_path();
    return (directory / std::get<std::string>(path)).lexically_normal().string();
}

Error missing_data(const Parameter& parameter, const Document& document) {
    return job_error(document.place_of(document.data), dotted("data", parameter.name),
                     "missing key (" + parameter.description + ": " + accepted(parameter) + "); put it under [data]");
}

}  // namespace

void resolve_parameters(Job& job, const Document& document, const Schema& schema) {
    job.search = read_search(document, schema);
    fill_axes(job, document, schema);
    fill_settings(job, document, schema);
    fill_defaults(job, document, schema);
}

void resolve_data(Job& job, const Document& document, const Schema& schema) {
    const Table& given = document.data.table;
    const bool is_given = document.data.place.has_value() || !given.entries.empty();
    if (schema.data.empty() && is_given) {
        const Place& place = given.entries.empty() ? *document.data.place : given.entries.front().place;
        throw job_error(document.data.place.value_or(place), "data",
                        "unexpected table (" + schema.study + " takes no data); remove [data]");
    }
    for (const Entry& entry : given.entries)
        if (find_parameter(schema.data, entry.key) == nullptr)
            throw unknown_section_entry(entry, "data", names_of(schema.data), schema);
    for (const Parameter& parameter : schema.data) {
        const Entry* entry = given.find(parameter.name);
        if (entry == nullptr && !parameter.default_value) throw missing_data(parameter, document);
        Value& value = job.data[parameter.name];
        value = entry != nullptr ? typed_value(parameter, entry->item, dotted("data", parameter.name))
                                 : *parameter.default_value;
        if (parameter.type != Type::path || value == no_file) continue;
        value = absolute_path(value, job.path);
        job.file_keys.insert(parameter.name);
    }
}

}  // namespace orthant::job
