#include "data/unanswered.hpp"

#include "data/sequence_scaling.hpp"

#include <algorithm>

namespace orthant::data {

Unanswered::Unanswered(const SequenceOutline& learned) {
    set.input_names = learned.input_names;
    set.inputs = learned.inputs();
    set.targets = learned.targets();
}

void Unanswered::add(std::uint64_t number, std::uint64_t first_input, std::uint64_t steps, std::uint64_t answer_rows) {
    set.sequences.push_back({first_input, steps, 0, answer_rows});
    numbers.push_back(number);
}

void Unanswered::finish() {
    std::uint64_t rows = 0;
    for (const Sequence& one : set.sequences) {
        rows = std::max(rows, one.target_rows);
        set.longest = std::max(set.longest, one.steps);
    }
    set.target_values.resize(rows * set.targets);
    set.part_begin = {0, 0, 0, set.sequences.size()};
}

void move_input(const SequenceOutline& learned, std::size_t input, const std::vector<double>& from,
                std::size_t from_columns, std::size_t from_column, const std::filesystem::path& file,
                SequenceSet& set) {
    move_scaled({from, from_columns, from_column, set.input_values, set.inputs, input}, learned.input_scales[input],
                file, learned.input_names[input]);
}

}  // namespace orthant::data
