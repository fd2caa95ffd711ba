#include "studies/lstm/network_answers.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace orthant::lstm {
namespace {

bool are_of_one_length(const data::Sequence& one, const data::Sequence& other) {
    return one.steps == other.steps && one.target_rows == other.target_rows;
}

/// Numbers of the sequences, those of one length beside each other.
std::vector<std::uint32_t> by_length(std::span<const data::Sequence> sequences) {
    std::vector<std::uint32_t> order(sequences.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::ranges::stable_sort(order, {},
                             [&](std::uint32_t s) { return std::pair(sequences[s].steps, sequences[s].target_rows); });
    return order;
}

/// How many of them, from the first on, are of its length.
std::size_t run_of(std::span<const std::uint32_t> order, std::span<const data::Sequence> sequences) {
    std::size_t count = 1;
    while (count < std::min<std::size_t>(order.size(), answered_together) &&
           are_of_one_length(sequences[order[count]], sequences[order[0]]))
        ++count;
    return count;
}

}  // namespace

/// Sequences of one length stand in a batch as they were asked for, step by step: row · count + sequence.
NetworkAnswers answers_of(Model& model, std::span<const data::Sequence> sequences, const float* parameters) {
    std::vector<std::size_t> first_row(sequences.size() + 1);
    for (std::size_t s = 0; s < sequences.size(); ++s) first_row[s + 1] = first_row[s] + sequences[s].target_rows;
    NetworkAnswers answers;
    const std::vector<std::uint32_t> order = by_length(sequences);
    for (std::span<const std::uint32_t> left = order; !left.empty();) {
        const auto asked = left.first(run_of(left, sequences));
        left = left.subspan(asked.size());
        model.take(asked, {});
        const Rows<const float> outputs = model.answers(parameters).outputs;
        const std::size_t rows_each = sequences[asked[0]].target_rows;
        ORTHANT_EXPECT(outputs.rows == rows_each * asked.size());
        answers.columns = outputs.columns;
        answers.values.resize(first_row.back() * answers.columns);
        for (std::size_t row = 0; row < outputs.rows; ++row)
            std::copy_n(outputs.row(row), answers.columns,
                        &answers.values[(first_row[asked[row % asked.size()]] + row / asked.size()) * answers.columns]);
    }
    return answers;
}

}  // namespace orthant::lstm
