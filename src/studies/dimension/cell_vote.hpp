#pragma once

#include "studies/dimension/pacer.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// The class that most points of a cell have, the smallest where several are as many: for each cell, and for all points
/// together.
class CellVote {
  public:
    explicit CellVote(std::size_t classes) : tally_(classes) {}

    /// Points by the numbers of their cells, all below `cells`, and by their classes; no cell empty.
    void count(std::span<const std::uint32_t> cell_of, std::span<const std::uint32_t> class_of, std::size_t cells,
               Pacer& pacer);

    std::uint32_t winner(std::uint32_t cell) const { return winners_[cell]; }
    std::uint32_t overall() const { return overall_; }

    static std::uint64_t bytes(std::uint64_t points, std::uint64_t classes) { return 12 * points + 4 * classes; }

  private:
    std::uint32_t winner_among(std::span<const std::uint32_t> classes);

    std::vector<std::uint32_t> tally_;    ///< of each class, zero between uses
    std::vector<std::uint32_t> ends_;     ///< of each cell's points in `sorted_`
    std::vector<std::uint32_t> sorted_;   ///< classes of the points, cell by cell
    std::vector<std::uint32_t> winners_;  ///< of each cell
    std::uint32_t overall_ = 0;
};

}  // namespace orthant::dimension
