#pragma once

#include "studies/lstm/cell.hpp"
#include "studies/lstm/rows.hpp"

#include <cstddef>

namespace orthant::lstm {

/// Where a layer leaves the errors that its backward pass meets on its way, rows × H each: what J would change by for a
/// change of y, or of c, at one step of one sequence, everything counted that the change reaches from there on.
/// y changes with c held, as behind an output gate; of c, what it puts out through y counts, too.
template <class T>
struct ErrorTrace {
    Rows<T> y;
    Rows<T> c;  ///< of the LSTM family; others leave it alone

    bool has_room(const Cell& cell, std::size_t rows, std::size_t hidden) const {
        const auto has = [&](const Rows<T>& part) { return part.rows >= rows && part.columns == hidden; };
        return has(y) && (cell.family != Cell::Family::lstm || has(c));
    }
};

}  // namespace orthant::lstm
