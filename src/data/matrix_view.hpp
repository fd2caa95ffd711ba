#pragma once

#include <cstddef>
#include <span>

namespace orthant::data {

/// A table of doubles that somebody else owns: rows of `columns` values, each row `stride` values after the last.
struct MatrixView {
    const double* values = nullptr;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t stride = 0;

    std::span<const double> row(std::size_t i) const { return {values + i * stride, columns}; }
};

}  // namespace orthant::data
