#pragma once

#include "studies/lstm/cell.hpp"
#include "studies/lstm/loss.hpp"
#include "studies/lstm/stack.hpp"

#include <cstddef>

namespace orthant::lstm {

enum class Body {
    recurrent,
    dense,  ///< ignores order: dense layers over all steps at once
};

/// What a sequence is answered by.
enum class AnswerForm {
    last,    ///< one row, behind its last step
    every,   ///< a row for each step
    answer,  ///< another sequence, decoded from the code of the first
};

struct ModelSettings {
    Body body = Body::recurrent;
    AnswerForm form = AnswerForm::last;
    LossKind loss = LossKind::squared;
    std::size_t targets = 1;  ///< values to predict, or classes
    CellKind cell = CellKind::lstm;
    std::size_t hidden = 20;
    std::size_t layers = 1;
    Directions directions = Directions::one;
    double dropout = 0;
    std::size_t truncate = 0;  ///< steps that errors are sent back through; 0: all
};

}  // namespace orthant::lstm
