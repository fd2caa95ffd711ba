#include "data/table_sequences.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/wording.hpp"
#include "data/data_file.hpp"
#include "data/read_table.hpp"
#include "data/sequence_classes.hpp"
#include "data/sequence_scaling.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace orthant::data {
namespace {

std::string divisors_of(std::uint64_t number) {
    constexpr std::size_t most = 12;
    std::vector<std::string> found;
    for (std::uint64_t d = 1; d <= number; ++d)
        if (number % d == 0) found.push_back(std::to_string(d));
    if (found.size() > most) found.resize(most);
    return comma_list(found);
}

void check_steps(const std::filesystem::path& file, std::uint64_t features, std::uint64_t steps) {
    if (steps <= features && features % steps == 0) return;
    throw file_error(file, "its " + counted(features, "feature column") + " cannot be cut into " +
                               counted(steps, "equal step") +
                               " (the steps must divide the columns); ask for steps of " + divisors_of(features) +
                               ", or leave columns out");
}

std::vector<SetPart> parts_of(const TableSequencesRequest& request, const Table& table) {
    const std::size_t own = table.rows - table.test_rows;
    SetShares shares = request.shares;
    if (table.test_rows > 0) {
        check_shares(shares);
        const double both = shares.training + shares.validation;
        shares = {shares.training / both, shares.validation / both, 0};
    }
    std::vector<std::int32_t> classes;
    if (!table.classes.empty())
        for (std::size_t row = 0; row < own; ++row) classes.push_back(static_cast<std::int32_t>(table.y[row]));
    std::vector<SetPart> parts = draw_parts(own, classes, shares, request.key);
    parts.resize(table.rows, SetPart::test);
    return parts;
}

/// The values that belong to training, `values_each` for each row of the table.
std::vector<double> training_values(std::span<const double> matrix, std::size_t values_each,
                                    const std::vector<SetPart>& parts) {
    std::vector<double> values;
    for (std::size_t row = 0; row < parts.size(); ++row) {
        const auto part = matrix.subspan(row * values_each, values_each);
        if (parts[row] == SetPart::training) values.insert(values.end(), part.begin(), part.end());
    }
    return values;
}

void fill_inputs(const TableSequencesRequest& request, const Table& table, const std::vector<SetPart>& parts,
                 SequenceSet& set) {
    const std::size_t width = table.features.size() / request.steps;
    const std::vector<double> training = training_values(table.x, table.features.size(), parts);
    set.inputs = width;
    set.input_values.resize(table.x.size());
    for (std::size_t i = 0; i < width; ++i) {
        const std::string name = "x" + std::to_string(i);
        const ShiftAndScale scale = fitted_column(request.scaling, column_of(training, width, i), request.table.file,
                                                  name, "the training rows (input of all steps)");
        move_scaled({table.x, width, i, set.input_values, width, i}, scale, request.table.file, name);
        set.input_scales.push_back(scale);
        set.input_names.push_back(name);
    }
}

void fill_target(const TableSequencesRequest& request, const Table& table, const std::vector<SetPart>& parts,
                 SequenceSet& set) {
    const std::string name = request.table.target.empty() ? "y" : request.table.target;
    const Scaling scaling = table.classes.empty() ? request.scaling : Scaling::none;
    const ShiftAndScale scale =
        fitted_column(scaling, training_values(table.y, 1, parts), request.table.file, name, "the training rows");
    set.targets = 1;
    set.target_names = {name};
    set.target_values.resize(table.rows);
    move_scaled({table.y, 1, 0, set.target_values, 1, 0}, scale, request.table.file, name);
    set.target_mean = {scale.shift};
    set.target_scale = {scale.scale};
}

}  // namespace

SequenceSet table_sequences(const TableSequencesRequest& request) {
    ORTHANT_EXPECT(request.steps >= 1 && request.table.kind != Target::none);
    ORTHANT_EXPECT(request.table.missing == TableRequest::Missing::refused);
    check_shares(request.shares);
    const Table table = read_table(request.table);
    check_steps(request.table.file, table.features.size(), request.steps);
    const std::vector<SetPart> parts = parts_of(request, table);

    SequenceSet set;
    set.column_names = table.features;
    fill_inputs(request, table, parts, set);
    fill_target(request, table, parts, set);
    std::vector<Sequence> sequences(table.rows);
    for (std::size_t row = 0; row < table.rows; ++row) sequences[row] = {row * request.steps, request.steps, row, 1};
    arrange(set, sequences, parts);
    set.class_names = table.classes;
    refuse_unseen_classes(set, request.table.file);
    return set;
}

}  // namespace orthant::data
