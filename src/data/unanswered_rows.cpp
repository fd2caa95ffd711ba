#include "data/unanswered_rows.hpp"

#include "base/counted.hpp"
#include "data/csv_scanner.hpp"
#include "data/data_file.hpp"
#include "data/hdf5_table.hpp"
#include "data/read_table.hpp"

#include <algorithm>
#include <string>

namespace orthant::data {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

/// What stands in the header besides the columns that were learned from.
std::vector<std::string> other_columns(const std::filesystem::path& file, const SequenceOutline& learned) {
    const std::vector<std::string> header = CsvScanner(file).header();
    std::vector<std::string> others, missing;
    for (std::size_t i = 0; i < header.size(); ++i)
        if (header[i].empty())
            others.push_back("column " + std::to_string(i + 1));
        else if (!contains(learned.column_names, header[i]))
            others.push_back(header[i]);
    for (const std::string& name : learned.column_names)
        if (!contains(header, name)) missing.push_back(name);
    if (!missing.empty())
        throw file_error(file, "its header lacks " + name_list(missing) +
                                   " (each column that was learned from is needed; the columns are " +
                                   name_list(header) + "); add what is missing");
    return others;
}

Table read_features(const TableSequencesRequest& request, const SequenceOutline& learned) {
    TableRequest table = request.table;
    table.kind = Target::none;
    table.target.clear();
    table.least_rows = 1;
    const bool is_csv = !is_hdf5(table.file);
    if (is_csv) table.ignore = other_columns(table.file, learned);
    Table read = read_table(table);
    if (read.features.size() != learned.column_names.size())
        throw file_error(table.file, "'X' has " + counted(read.features.size(), "column") +
                                         ", and that which was learned from " +
                                         std::to_string(learned.column_names.size()) +
                                         " (each is needed, in the same order); check how the file was made");
    if (!is_csv) read.features = learned.column_names;
    return read;
}

/// The values of a table, its columns in the order of what was learned from.
std::vector<double> in_order(const Table& table, const std::vector<std::string>& columns) {
    std::vector<std::size_t> places;
    for (const std::string& name : columns)
        places.push_back(static_cast<std::size_t>(std::ranges::find(table.features, name) - table.features.begin()));
    std::vector<double> values;
    values.reserve(table.x.size());
    for (std::size_t row = 0; row < table.rows; ++row)
        for (const std::size_t place : places) values.push_back(table.x[row * places.size() + place]);
    return values;
}

}  // namespace

Unanswered unanswered_rows(const TableSequencesRequest& request, const SequenceOutline& learned) {
    const Table table = read_features(request, learned);
    const std::vector<double> values = in_order(table, learned.column_names);
    Unanswered unanswered(learned);
    SequenceSet& set = unanswered.set;
    set.input_values.resize(values.size());
    for (std::size_t i = 0; i < set.inputs; ++i) move_input(learned, i, values, set.inputs, i, request.table.file, set);
    for (std::size_t row = 0; row < table.rows; ++row) unanswered.add(row, row * request.steps, request.steps, 1);
    unanswered.finish();
    return unanswered;
}

}  // namespace orthant::data
