#pragma once

#include "base/aligned.hpp"
#include "data/matrix_view.hpp"

#include <cstddef>
#include <cstdint>

namespace orthant::neighbours {

/// Rows of doubles of its own, zero at first, padded with zeros to whole cache lines as searches want them.
class PaddedRows {
  public:
    static constexpr std::uint64_t bytes(std::size_t rows, std::size_t columns) {
        return rows * padded<double>(columns) * sizeof(double);
    }

    PaddedRows(std::size_t rows, std::size_t columns)
        : values_(rows * padded<double>(columns)), rows_(rows), columns_(columns) {}

    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }
    data::MatrixView view() const { return {values_.data(), rows_, columns_, padded<double>(columns_)}; }
    double* row(std::size_t i) { return values_.data() + i * padded<double>(columns_); }

  private:
    AlignedArray<double> values_;
    std::size_t rows_;
    std::size_t columns_;
};

}  // namespace orthant::neighbours
