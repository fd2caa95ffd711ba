#pragma once

#include "base/random.hpp"
#include "studies/dimension/pacer.hpp"

#include <cstdint>
#include <span>

namespace orthant::dimension {

/// Data sets of points, each with a class, and the cells of a grid they are in.
class GridPoints {
  public:
    virtual ~GridPoints() = default;

    virtual std::uint64_t classes() const = 0;
    /// Draws the next data set of class_of.size() points: training points first, the points tested behind them.
    virtual void draw(std::span<std::uint32_t> class_of, Pacer& pacer) = 0;
    /// Coordinates first … end − 1 of the cell of each point, as the digits of one number to the base `bins`.
    virtual void digits(std::uint64_t first, std::uint64_t end, std::span<std::uint32_t> to, Pacer& pacer) const = 0;
};

/// How many digits to the base `bins` ≥ 2 make a number of 32 bits: a multiple of 4, the coordinates of a block, where
/// they are as many.
std::uint64_t digits_of_word(std::uint64_t bins);

/// Points uniform in the unit cube, of class 1 where x₁ + x₂ > 1 (in one dimension x₁ > ½), otherwise 0.
///
/// Coordinate i of point p of set s of `size` points is word i mod 4, over 2^32, of the stream's block of index
/// (s·size + p) + 2^32·⌊i/4⌋. Cells of the grid are alike to `bins` parts in 2^32.
class CubeGrid final : public GridPoints {
  public:
    CubeGrid(const RandomStream& stream, std::uint64_t dimension, std::uint64_t bins)
        : stream_(stream), dimension_(dimension), bins_(bins) {}

    std::uint64_t classes() const override { return 2; }
    void draw(std::span<std::uint32_t> class_of, Pacer& pacer) override;
    void digits(std::uint64_t first, std::uint64_t end, std::span<std::uint32_t> to, Pacer& pacer) const override;

  private:
    RandomStream stream_;
    std::uint64_t dimension_;
    std::uint64_t bins_;
    std::uint64_t begin_ = 0;  ///< index of the set's first point …
    std::uint64_t next_ = 0;   ///< … and of the next set's
};

}  // namespace orthant::dimension
