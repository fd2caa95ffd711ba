#pragma once

#include "base/aligned.hpp"
#include "base/random.hpp"
#include "data/matrix_view.hpp"

#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

namespace orthant::neighbours {

/// A padded table of doubles of its own.
class OwnTable {
  public:
    OwnTable(std::size_t rows, std::size_t columns, const std::function<double(std::size_t, std::size_t)>& cell)
        : values_(rows * padded<double>(columns)), view_{values_.data(), rows, columns, padded<double>(columns)} {
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t j = 0; j < columns; ++j) values_[i * view_.stride + j] = cell(i, j);
    }

    const data::MatrixView& view() const { return view_; }
    double& at(std::size_t i, std::size_t j) { return values_[i * view_.stride + j]; }

  private:
    AlignedArray<double> values_;
    data::MatrixView view_;
};

/// Uniform on (0, 1), by row and column.
inline double uniform_cell(std::size_t i, std::size_t j, std::uint64_t key = 1) {
    return unit_interval(RandomStream(key, i, StreamId{0}).block(j)[0]);
}

inline std::vector<std::uint32_t> row_numbers(std::size_t rows) {
    std::vector<std::uint32_t> numbers(rows);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

}  // namespace orthant::neighbours
