#pragma once

#include "data/sequence_set.hpp"
#include "studies/lstm/model.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace orthant::lstm {

/// What a network puts out for sequences: those of the first one row by row, then those of the next.
struct NetworkAnswers {
    std::size_t columns = 0;
    std::vector<float> values;  ///< rows × columns

    std::size_t rows() const { return values.size() / columns; }
    std::span<const float> row(std::size_t i) const { return std::span(values).subspan(i * columns, columns); }
};

/// Asks a model of these sequences, each of which has as many target rows as it is to be given answers.
NetworkAnswers answers_of(Model& model, std::span<const data::Sequence> sequences, const float* parameters);

}  // namespace orthant::lstm
