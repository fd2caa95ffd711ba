#pragma once

#include "base/aligned.hpp"
#include "base/random.hpp"
#include "data/matrix_view.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <vector>

namespace orthant::data {

inline const std::function<void()> no_yield = [] {};

/// A table of doubles of its own, with rows a little further apart than they are long.
class TestTable {
  public:
    TestTable(std::size_t rows, std::size_t columns, const std::function<double(std::size_t, std::size_t)>& cell,
              std::size_t shift_bytes = 0)
        : rows_(rows), columns_(columns), values_(rows * stride(), shift_bytes) {
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t j = 0; j < columns; ++j) at(i, j) = cell(i, j);
    }

    TestTable(std::size_t columns, const std::vector<double>& values)
        : TestTable(values.size() / columns, columns, [&](auto i, auto j) { return values[i * columns + j]; }) {}

    MatrixView view() const { return {values_.data(), rows_, columns_, stride()}; }
    double& at(std::size_t i, std::size_t j) { return values_[i * stride() + j]; }

  private:
    std::size_t stride() const { return columns_ + 3; }

    std::size_t rows_;
    std::size_t columns_;
    AlignedArray<double> values_;
};

/// Uniform on (−1, 1), by row and column.
inline double random_cell(std::size_t i, std::size_t j) {
    return 2 * unit_interval(RandomStream(3, i, StreamId{0}).block(j)[0]) - 1;
}

/// Features of clearly different variances that hang together.
inline double correlated_cell(std::size_t i, std::size_t j) {
    double sum = 0;
    for (std::size_t k = 0; k <= j % 7; ++k) sum += random_cell(i, k);
    return sum + random_cell(i, 100 + j) / static_cast<double>(j + 1) + static_cast<double>(j);
}

inline std::vector<std::uint32_t> row_numbers(std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> rows(last - first);
    std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(first));
    return rows;
}

}  // namespace orthant::data
