#pragma once

#include "base/aligned.hpp"
#include "data/double_lanes.hpp"
#include "data/square_matrix.hpp"

#include <cstddef>
#include <functional>

namespace orthant::data {

/// Vectors of one depth, packed for products: eight beside each other, coordinate by coordinate; the last panel is
/// filled up with zeros.
class Panels {
  public:
    static constexpr std::size_t width = 8;

    Panels(std::size_t vectors, std::size_t depth)
        : vectors_(vectors), depth_(depth), values_((vectors + width - 1) / width * width * depth) {}

    std::size_t vectors() const { return vectors_; }
    std::size_t depth() const { return depth_; }
    std::size_t count() const { return (vectors_ + width - 1) / width; }
    double* panel(std::size_t p) { return values_.data() + p * width * depth_; }
    const double* panel(std::size_t p) const { return values_.data() + p * width * depth_; }
    double& at(std::size_t vector, std::size_t k) { return panel(vector / width)[k * width + vector % width]; }
    double at(std::size_t vector, std::size_t k) const { return panel(vector / width)[k * width + vector % width]; }

  private:
    std::size_t vectors_;
    std::size_t depth_;
    AlignedArray<double> values_;
};

/// Where the k-th coordinate of the i-th of some vectors stands: at values[i·step + k·depth_step].
struct Vectors {
    const double* values;
    std::size_t step;
    std::size_t depth_step;
};

/// As many sums as registers hold: every one is a chain of its own, so that neither the size of the tile nor the place
/// in it decides a bit.
inline constexpr std::size_t tile_rows = double_lanes == 8 ? 8 : 4;

/// sums[i·stride + j] += the inner product of the i-th of tile_rows vectors with the j-th of a panel, over the first
/// `depth` coordinates.
void add_tile(const Vectors& left, const double* panel, std::size_t depth, double* sums, std::size_t stride);

/// Adds the inner products of all pairs, over the first `depth` coordinates, to the upper triangle of the matrix (and
/// to some of the lower). Calls yield after every eight of its rows.
void add_products(const Panels& panels, std::size_t depth, SquareMatrix& sums, const std::function<void()>& yield);

}  // namespace orthant::data
