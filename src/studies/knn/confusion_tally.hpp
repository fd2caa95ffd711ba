#pragma once

#include "base/bytes.hpp"
#include "studies/knn/class_votes.hpp"
#include "studies/knn/vote_grid.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// How many rows of each class were predicted to be of each class, for every cell of a grid. Memory is taken only for
/// pairs of different classes that were met, so that a thousand classes do. At most 2^32 − 1 rows.
class ConfusionTally {
  public:
    ConfusionTally(VoteGrid grid, std::size_t classes);

    /// The row that `votes`, over the same grid and classes, counted last.
    void add(const ClassVotes& votes);
    /// Of the same grid and classes.
    void merge(const ConfusionTally& other);

    /// Few bytes where few predictions are wrong; one byte where there are no rows.
    void write(ByteWriter& out) const;
    /// Takes the place of all that was kept. MalformedBytes where the bytes are not those of a tally over this grid
    /// and these classes.
    void read(ByteReader& in);

    const VoteGrid& grid() const { return grid_; }
    std::size_t classes() const { return class_rows_.size(); }
    std::uint64_t rows() const { return rows_; }
    /// Fills counts[truth · classes + predicted] for one cell.
    void fill(std::size_t cell, std::span<std::uint32_t> counts) const;

  private:
    /// A class that rows of another were taken for, and where their counts, one for each cell, begin in units of cells.
    struct Mistake {
        std::int32_t predicted;
        std::uint32_t slot;
    };

    std::uint32_t* counts_of(std::size_t truth, std::int32_t predicted);

    VoteGrid grid_;
    std::uint64_t rows_ = 0;
    std::vector<std::uint32_t> class_rows_;
    std::vector<std::vector<Mistake>> mistakes_;  ///< of each class, by the class predicted
    std::vector<std::uint32_t> counts_;
};

}  // namespace orthant::knn
