#pragma once

#include "studies/dimension/pacer.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// Which points share a cell of a grid of any number of dimensions, exactly: cells are never compared by a hash, nor
/// does their number have to fit a word.
///
/// At first all points are in one cell. Each split tells apart those whose next coordinates differ, told by a word for
/// each point: the pairs (cell so far, word) are numbered anew in the order in which they are first met. So the numbers
/// of the first n points are all below the number of cells that these n occupy.
class CellNumbers {
  public:
    /// Of at most 2^31 points.
    explicit CellNumbers(std::size_t points);

    void join_all();
    void split(std::span<const std::uint32_t> words, Pacer& pacer);

    /// Of each point.
    std::span<const std::uint32_t> numbers() const { return numbers_; }
    std::size_t cells() const { return cells_; }
    /// Then no split changes anything but the numbers' order.
    bool is_every_point_alone() const { return cells_ == numbers_.size(); }

    static std::uint64_t bytes(std::uint64_t points);

  private:
    struct Entry {
        std::uint64_t pair;
        std::uint32_t number;
        std::uint32_t split;  ///< at which it was entered: others are free
    };

    std::uint32_t number_of(std::uint64_t pair);

    std::vector<std::uint32_t> numbers_;
    std::size_t cells_ = 0;
    std::vector<Entry> table_;
    std::uint32_t splits_ = 0;
};

}  // namespace orthant::dimension
