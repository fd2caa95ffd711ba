#pragma once

#include "base/bytes.hpp"
#include "studies/knn/cell_sums.hpp"
#include "studies/knn/class_votes.hpp"
#include "studies/knn/vote_grid.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// What is kept of how the classes of many rows were predicted (of one part, validation or training, of one split):
/// counts and sums that merge, for every cell of a grid. At most 2^32 − 1 rows.
class ClassTally {
  public:
    ClassTally(VoteGrid grid, std::size_t classes);

    /// The row that `votes`, over the same grid and classes, counted last.
    void add(const ClassVotes& votes);
    /// Of the same grid and classes.
    void merge(const ClassTally& other);

    /// Few bytes where few predictions are wrong; one byte where there are no rows.
    void write(ByteWriter& out) const;
    /// Takes the place of all that was kept. MalformedBytes where the bytes are not those of a tally over this grid
    /// and these classes.
    void read(ByteReader& in);

    const VoteGrid& grid() const { return grid_; }
    std::size_t classes() const { return class_rows_.size(); }
    std::uint64_t rows() const { return rows_; }
    /// Rows of each class.
    std::span<const std::uint32_t> class_rows() const { return class_rows_; }
    /// Rows of a class that a cell predicted to be of it.
    std::uint64_t hits(std::size_t cell, std::size_t of_class) const {
        return class_rows_[of_class] - missed_[of_class * grid_.cells() + cell];
    }
    /// Rows that a cell predicted to be of a class.
    std::uint64_t predictions(std::size_t cell, std::size_t of_class) const {
        return hits(cell, of_class) + wrong_[of_class * grid_.cells() + cell];
    }
    /// Rows whose class a cell predicted right.
    std::uint64_t all_hits(std::size_t cell) const;

    enum class Sum { log_loss, log_loss_squared, brier, brier_squared };
    double sum(Sum what, std::size_t cell) const { return sums_.value(static_cast<std::size_t>(what), cell); }

  private:
    VoteGrid grid_;
    std::uint64_t rows_ = 0;
    std::vector<std::uint32_t> class_rows_;
    std::vector<std::uint32_t> missed_;  ///< rows of a class predicted to be of another, class by class
    std::vector<std::uint32_t> wrong_;   ///< rows of others predicted to be of a class, class by class
    CellSums sums_;
};

}  // namespace orthant::knn
