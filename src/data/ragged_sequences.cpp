#include "data/ragged_sequences.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "data/data_file.hpp"
#include "data/sequence_classes.hpp"
#include "data/sequence_scaling.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace orthant::data {
namespace {

/// Rows of numbers as a network takes them.
struct ScaledRows {
    std::size_t columns = 0;
    std::vector<float> values;
    std::vector<ShiftAndScale> scales;
    std::vector<std::string> names;
};

/// Which rows belong to training, told by where each sequence's rows begin.
std::vector<std::uint8_t> training_rows(const std::vector<std::uint64_t>& offsets, const std::vector<SetPart>& parts) {
    std::vector<std::uint8_t> is_training(offsets.back());
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] == SetPart::training)
            std::fill(is_training.begin() + static_cast<std::ptrdiff_t>(offsets[i]),
                      is_training.begin() + static_cast<std::ptrdiff_t>(offsets[i + 1]), std::uint8_t{1});
    return is_training;
}

ScaledRows scaled_rows(const NumberRows& rows, const std::vector<std::uint8_t>& is_training, const std::string& letter,
                       const RaggedRequest& request) {
    ScaledRows scaled{rows.columns, std::vector<float>(rows.values.size()), {}, {}};
    for (std::size_t column = 0; column < rows.columns; ++column) {
        std::vector<double> training;
        for (std::uint64_t row = 0; row < rows.rows; ++row)
            if (is_training[row] != 0) training.push_back(rows.values[row * rows.columns + column]);
        const std::string name = letter + std::to_string(column);
        const ShiftAndScale scale =
            fitted_column(request.scaling, training, request.file, name, "the training sequences");
        move_scaled({rows.values, rows.columns, column, scaled.values, rows.columns, column}, scale, request.file,
                    name);
        scaled.scales.push_back(scale);
        scaled.names.push_back(name);
    }
    return scaled;
}

ScaledRows class_rows(const RaggedFile& file) {
    ScaledRows rows{.columns = 1, .values = {}, .scales = {{}}, .names = {"class"}};
    for (const double number : file.classes) rows.values.push_back(static_cast<float>(number));
    return rows;
}

/// One row of targets for each sequence, where each step has none of its own.
bool has_one_answer(SequenceTask task) {
    return task == SequenceTask::classify || task == SequenceTask::forecast;
}

ScaledRows target_rows(const RaggedRequest& request, const RaggedFile& file, const std::vector<SetPart>& parts,
                       const ScaledRows& inputs) {
    if (!file.class_names.empty()) return class_rows(file);
    if (!file.targets) return inputs;
    std::vector<std::uint8_t> is_training;
    if (has_one_answer(request.task))
        for (const SetPart part : parts) is_training.push_back(part == SetPart::training ? 1 : 0);
    else
        is_training =
            training_rows(request.task == SequenceTask::translate ? file.answer_offsets : file.offsets, parts);
    return scaled_rows(*file.targets, is_training, "y", request);
}

void refuse_short(const RaggedFile& file, std::uint64_t least, const std::string& cure) {
    for (std::uint64_t i = 0; i < file.sequences(); ++i)
        if (file.steps(i) < least)
            throw file_error(file.path, "sequence " + std::to_string(i) + " has " + counted(file.steps(i), "step") +
                                            " (what follows the first is to be predicted, so " + std::to_string(least) +
                                            " are needed); remove it" + cure);
}

/// Inputs in which every sequence has `rows_of(i)` rows, of zeros but for as many of its own as are copied.
template <class RowsOf>
std::vector<float> rebuilt(const RaggedFile& file, const ScaledRows& inputs, RowsOf rows_of, std::uint64_t zeros_before,
                           std::uint64_t copied_at_most) {
    std::vector<float> values;
    for (std::uint64_t i = 0; i < file.sequences(); ++i) {
        const std::size_t begin = values.size(), columns = inputs.columns;
        values.resize(begin + rows_of(i) * columns);
        const std::uint64_t copied = std::min(copied_at_most, rows_of(i) - zeros_before);
        std::copy_n(inputs.values.begin() + static_cast<std::ptrdiff_t>(file.offsets[i] * columns), copied * columns,
                    values.begin() + static_cast<std::ptrdiff_t>(begin + zeros_before * columns));
    }
    return values;
}

/// The inputs as the task gives them, and where each sequence stands.
std::vector<Sequence> lay_out(const RaggedRequest& request, const RaggedFile& file, ScaledRows& inputs) {
    std::vector<Sequence> sequences;
    const bool is_generation = request.task == SequenceTask::generate;
    for (std::uint64_t i = 0; i < file.sequences(); ++i) {
        const std::uint64_t first = file.offsets[i], steps = file.steps(i);
        if (has_one_answer(request.task))
            sequences.push_back({first, steps, i, 1});
        else if (request.task == SequenceTask::tag)
            sequences.push_back({first, steps, first, steps});
        else if (request.task == SequenceTask::translate)
            sequences.push_back(
                {first, steps, file.answer_offsets[i], file.answer_offsets[i + 1] - file.answer_offsets[i]});
        else if (request.first_frame && !is_generation)
            sequences.push_back({first, steps, first, steps});
        else
            sequences.push_back({is_generation ? first - i : first, steps - 1, first + 1, steps - 1});
    }
    if (request.task == SequenceTask::next && request.first_frame)
        inputs.values = rebuilt(
            file, inputs, [&](std::uint64_t i) { return file.steps(i); }, 1, ~std::uint64_t{0});
    if (is_generation)
        inputs.values = rebuilt(
            file, inputs, [&](std::uint64_t i) { return file.steps(i) - 1; }, 0, 1);
    return sequences;
}

void check_lengths(const RaggedRequest& request, const RaggedFile& file) {
    if (request.task == SequenceTask::next && !request.first_frame)
        refuse_short(file, 2, ", or have the first step predicted, too, with first_frame = true");
    if (request.task == SequenceTask::generate) refuse_short(file, 2, "");
}

std::vector<SetPart> parts_of(const RaggedRequest& request, const RaggedFile& file) {
    if (!file.split.empty()) return file.split;
    std::vector<std::int32_t> classes;
    if (request.task == SequenceTask::classify)
        for (const double number : file.classes) classes.push_back(static_cast<std::int32_t>(number));
    return draw_parts(file.sequences(), classes, request.shares, request.key);
}

}  // namespace

SequenceSet ragged_sequences(const RaggedRequest& request) {
    ORTHANT_EXPECT(!request.first_frame || request.task == SequenceTask::next);
    const RaggedFile file = read_ragged_file(request.file, request.task);
    check_lengths(request, file);
    const std::vector<SetPart> parts = parts_of(request, file);

    ScaledRows inputs = scaled_rows(file.values, training_rows(file.offsets, parts), "x", request);
    ScaledRows targets = target_rows(request, file, parts, inputs);
    SequenceSet set;
    const std::vector<Sequence> sequences = lay_out(request, file, inputs);
    arrange(set, sequences, parts);
    set.class_names = file.class_names;
    set.inputs = inputs.columns;
    set.targets = targets.columns;
    set.input_names = std::move(inputs.names);
    set.target_names = std::move(targets.names);
    set.input_values = std::move(inputs.values);
    set.target_values = std::move(targets.values);
    for (const ShiftAndScale& scale : targets.scales) {
        set.target_mean.push_back(scale.shift);
        set.target_scale.push_back(scale.scale);
    }
    set.input_scales = std::move(inputs.scales);
    refuse_unseen_classes(set, request.file);
    return set;
}

}  // namespace orthant::data
