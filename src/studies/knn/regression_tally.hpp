#pragma once

#include "base/aligned.hpp"
#include "base/bytes.hpp"
#include "base/compensated_sum.hpp"
#include "studies/knn/cell_sums.hpp"
#include "studies/knn/distance_weights.hpp"
#include "studies/knn/vote_grid.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace orthant::knn {

/// What is kept of how the values of many rows were predicted (of one part of one split): sums that merge, for every
/// cell of a grid. The prediction is the (weighted) mean of the neighbours' values.
///
/// Values are measured from a given centre, best their mean: else digits cancel.
class RegressionTally {
  public:
    RegressionTally(VoteGrid grid, double centre);

    /// One row: its value, and those of its neighbours, nearest first, with their distances; at least the grid's
    /// largest k of each. Distances ascend and are finite; where the grid asks for none they may be empty.
    void add(double truth, std::span<const double> neighbour_values, std::span<const double> distances);
    /// Of the same grid and centre.
    void merge(const RegressionTally& other);

    /// One byte where there are no rows.
    void write(ByteWriter& out) const;
    /// Takes the place of all that was kept. MalformedBytes where the bytes are not those of a tally over this grid.
    void read(ByteReader& in);

    const VoteGrid& grid() const { return grid_; }
    std::uint64_t rows() const { return rows_; }
    /// Σ(y − ȳ)² of the rows' own values; exactly 0 where all are the same, NaN where there is none.
    double total_sum_of_squares() const;

    /// Of |e|, e² and e⁴, e the error of a prediction.
    enum class Sum { absolute, squared, fourth };
    double sum(Sum what, std::size_t cell) const { return sums_.value(static_cast<std::size_t>(what), cell); }

  private:
    template <class WeightOf>
    void walk(std::span<const double> neighbour_values, std::size_t first_cell, WeightOf weight_of);

    VoteGrid grid_;
    double centre_;
    DistanceWeights distance_weights_;
    AlignedArray<double> weighted_;  ///< of the row in hand: the sum of weighted values of each cell
    AlignedArray<double> weight_;    ///< and that of weights
    std::uint64_t rows_ = 0;
    CompensatedSum deviation_;
    CompensatedSum deviation_squared_;
    double least_ = std::numeric_limits<double>::infinity();
    double largest_ = -std::numeric_limits<double>::infinity();
    CellSums sums_;
};

}  // namespace orthant::knn
