#pragma once

#include "studies/dimension/data_rows.hpp"
#include "studies/dimension/grid_points.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// Columns of a table from the most to the least varied: by the variance of their values over all rows, scaled to
/// [0, 1]; constant ones last, equal ones in their order.
std::vector<std::size_t> columns_by_variance(const data::MatrixView& matrix, Pacer& pacer);

/// Data sets that are random parts of the rows of a real table, all of one split into training and tests as likely as
/// all others.
///
/// Each column's cells part the range of its values in the training rows; values outside it are in the outermost
/// cells, and all of a column that does not vary are in one.
class TableGrid final : public GridPoints {
  public:
    /// Coordinates are `columns` of the rows; the first `training` points of a set are its training rows.
    TableGrid(const RandomStream& stream, const DataRows& rows, std::vector<std::size_t> columns, std::uint64_t bins,
              std::uint64_t training);

    std::uint64_t classes() const override { return rows_->classes(); }
    void draw(std::span<std::uint32_t> class_of, Pacer& pacer) override;
    void digits(std::uint64_t first, std::uint64_t end, std::span<std::uint32_t> to, Pacer& pacer) const override;

    static std::uint64_t bytes(const DataRows& rows) { return 8 * rows.rows() + 64 * rows.columns(); }

  private:
    struct Range {
        double low;
        double high;
    };

    /// Over the training rows of the set.
    std::vector<Range> ranges(std::span<const std::size_t> columns, Pacer& pacer) const;

    RandomStream stream_;
    const DataRows* rows_;
    std::vector<std::size_t> columns_;
    std::uint64_t bins_;
    std::uint64_t training_;
    std::uint64_t drawn_ = 0;           ///< random numbers so far
    std::vector<std::uint32_t> order_;  ///< all rows; those of the set come first
};

}  // namespace orthant::dimension
