#include "data/csv_columns.hpp"

#include "base/wording.hpp"
#include "data/data_file.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace orthant::data {
namespace {

namespace fs = std::filesystem;

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

/// The header with something to call a column without a name by.
std::vector<std::string> named(const std::vector<std::string>& header) {
    std::vector<std::string> names = header;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].empty()) names[i] = "column " + std::to_string(i + 1);
    return names;
}

/// A column without a name is often a row index, which would tell too much: it must be left out on purpose.
void check_names(const fs::path& file, const std::vector<std::string>& header, const TableRequest& request) {
    const std::vector<std::string> names = named(header);
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto [other, is_new] = seen.emplace(names[i], i);
        if (!is_new)
            throw file_error(file, "columns " + std::to_string(other->second + 1) + " and " + std::to_string(i + 1) +
                                       " are both named " + name_text(names[i]) +
                                       " (columns are known by name); rename one in the header");
        if (header[i].empty() && !contains(request.ignore, names[i]))
            throw file_error(file, names[i] +
                                       " has no name (a row index, or a separator too many?); name it in the "
                                       "header, or leave it out with ignore = \"" +
                                       names[i] + "\"");
    }
}

void check_request(const std::vector<std::string>& header, const TableRequest& request,
                   const std::vector<std::string>& test_header) {
    const bool has_target = request.kind != Target::none;
    if (has_target && request.target.empty())
        throw file_error(request.file, "no target is named (the columns are " + name_list(header) +
                                           "); name the column to predict with target = …");
    if (has_target) require_column(request.file, header, request.target, "target");
    if (!request.group.empty()) require_column(request.file, header, request.group, "group");
    for (const std::string& name : request.ignore)
        if (!contains(test_header, name)) require_column(request.file, header, name, "ignore");
    for (const std::string& name : {request.target, request.group})
        if (!name.empty() && contains(request.ignore, name))
            throw file_error(request.file, "column " + name_text(name) +
                                               " is to be used and left out (it stands under ignore); choose one");
    if (has_target && request.target == request.group)
        throw file_error(request.file, "column " + name_text(request.target) +
                                           " is both target and group (groups would tell the answer); choose one");
}

Role role_of(const std::string& name, const TableRequest& request) {
    if (name == request.target) return Role::target;
    if (!request.group.empty() && name == request.group) return Role::group;
    return contains(request.ignore, name) ? Role::ignored : Role::feature;
}

}  // namespace

void require_column(const fs::path& file, const std::vector<std::string>& header, const std::string& name,
                    const std::string& key) {
    if (contains(header, name)) return;
    throw file_error(file, key + " names no column of the header (" + in_quotes(name) + "; the columns are " +
                               name_list(header) + "); " + suggestion(name, header, "name one of these"));
}

std::vector<CsvColumn> sort_columns(const std::vector<std::string>& header, const TableRequest& request,
                                    const std::vector<std::string>& test_header) {
    check_names(request.file, header, request);
    const std::vector<std::string> names = named(header);
    check_request(names, request, named(test_header));
    std::vector<CsvColumn> columns;
    std::size_t features = 0;
    for (const std::string& name : names) {
        const Role role = role_of(name, request);
        columns.push_back({name, role, role == Role::feature ? features++ : 0});
    }
    if (features == 0)
        throw file_error(request.file,
                         "no feature column is left (of " + name_list(names) +
                             " all are target, group or ignored); give the table columns to predict from");
    return columns;
}

std::vector<std::string> feature_names(const std::vector<CsvColumn>& columns) {
    std::vector<std::string> names;
    for (const CsvColumn& column : columns)
        if (column.role == Role::feature) names.push_back(column.name);
    return names;
}

std::vector<CsvColumn> match_columns(const std::vector<std::string>& header, const TableRequest& request,
                                     const std::vector<std::string>& features) {
    const fs::path& file = request.test_file;
    check_names(file, header, request);
    const std::vector<std::string> names = named(header);
    std::vector<std::string> missing = features;
    if (request.kind != Target::none) missing.push_back(request.target);
    if (!request.group.empty()) missing.push_back(request.group);
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < features.size(); ++i) index.emplace(features[i], i);

    std::vector<CsvColumn> columns;
    std::vector<std::string> unknown;
    std::unordered_set<std::string_view> present;
    for (const std::string& name : names) {
        const Role role = role_of(name, request);
        const auto feature = index.find(name);
        if (role == Role::feature && feature == index.end()) unknown.push_back(name);
        columns.push_back({name, role, feature == index.end() ? 0 : feature->second});
        present.insert(name);
    }
    std::erase_if(missing, [&](const std::string& name) { return present.contains(name); });
    if (missing.empty() && unknown.empty()) return columns;
    const std::string lacks = missing.empty() ? "" : "lacks " + name_list(missing);
    const std::string knows = unknown.empty() ? "" : "has unknown columns " + name_list(unknown);
    throw file_error(file, "its header does not match '" + request.file.string() + "' (it " + lacks +
                               (lacks.empty() || knows.empty() ? "" : ", and ") + knows +
                               "); give both files the same columns, or leave some out with ignore = \"…\"");
}

}  // namespace orthant::data
