#pragma once

#include "studies/dimension/cell_numbers.hpp"
#include "studies/dimension/cell_vote.hpp"
#include "studies/dimension/grid_points.hpp"

#include <cstdint>
#include <vector>

namespace orthant::dimension {

/// The grid of one data set, and what becomes of a classifier that knows no more than its cells.
struct GridOutcome {
    std::uint64_t occupied = 0;     ///< cells with a training point
    std::uint64_t empty_tests = 0;  ///< tested points whose cell has no training point
    std::uint64_t right_tests = 0;  ///< tested points whose class is that of most training points of their cell, or,
                                    ///< where it has none, of most of all
};

/// Puts data sets of `training` + `tests` points into the cells of a grid, `bins` along each of D coordinates.
class GridSet {
  public:
    GridSet(std::uint64_t training, std::uint64_t tests, std::uint64_t dimension, std::uint64_t bins,
            std::uint64_t classes);

    /// Of the next data set of `points`.
    GridOutcome look_at_next(GridPoints& points, Pacer& pacer);

    static std::uint64_t bytes(std::uint64_t training, std::uint64_t tests, std::uint64_t classes);

  private:
    void find_cells(const GridPoints& points, Pacer& pacer);

    std::uint64_t training_;
    std::uint64_t dimension_;
    std::uint64_t bins_;
    std::vector<std::uint32_t> class_of_;
    std::vector<std::uint32_t> digits_;
    CellNumbers cells_;
    CellVote vote_;
};

}  // namespace orthant::dimension
