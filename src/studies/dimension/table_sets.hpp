#pragma once

#include "base/lanes.hpp"
#include "base/random.hpp"
#include "data/matrix_view.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// Draws distinct numbers below a bound: the first of a shuffle of 0, 1, … (Fisher and Yates).
class DistinctPicks {
  public:
    explicit DistinctPicks(std::size_t bound);

    /// As many as `picked` takes, at most all. Draw j of set s is made of the words 2(j mod 2) (high) and the next of
    /// block s + 2^32·⌊j/2⌋.
    void pick(const RandomStream& stream, std::uint64_t set, std::span<std::uint32_t> picked);

  private:
    std::vector<std::uint32_t> order_;  ///< in order between calls
    std::vector<std::uint32_t> places_;
};

/// Sets of rows of a real table, eight side by side: distinct rows, by the random numbers of stream 2 of a task, and
/// where fewer columns are asked than there are, distinct columns for each set, by those of stream 3.
class TableSets {
  public:
    /// `rows` drawn for each set, of so many columns; no more than the table has.
    TableSets(const data::MatrixView& table, std::size_t rows, std::size_t columns, std::uint64_t key,
              std::uint64_t task);

    /// Draws sets first … first + 7.
    void draw(std::uint64_t first);
    /// Lanes of coordinates begin … begin + count − 1 of the i-th row drawn for each set.
    void copy(std::size_t i, std::size_t begin, std::size_t count, double* lanes) const;

  private:
    data::MatrixView table_;
    std::size_t rows_;
    std::size_t columns_;
    RandomStream row_stream_;
    RandomStream column_stream_;
    DistinctPicks row_picks_;
    DistinctPicks column_picks_;
    std::vector<std::uint32_t> picked_rows_;     ///< set by set
    std::vector<std::uint32_t> picked_columns_;  ///< set by set
};

}  // namespace orthant::dimension
