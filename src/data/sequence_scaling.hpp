#pragma once

#include "data/scaling.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace orthant::data {

/// What a scaling learns from a column's values in training, NaN aside. Error(data) where there are none, or where they
/// do not vary, so that nothing is learned; `place` says which values these are.
ShiftAndScale fitted_column(Scaling scaling, std::span<const double> values, const std::filesystem::path& file,
                            const std::string& column, const std::string& place);

/// Column `from_column` of a matrix, scaled, into column `to_column` of another; NaN becomes 0.
/// Error(data) where a value leaves the range of float.
struct ColumnMove {
    std::span<const double> from;
    std::size_t from_columns = 1, from_column = 0;
    std::span<float> to;
    std::size_t to_columns = 1, to_column = 0;
};
void move_scaled(const ColumnMove& move, const ShiftAndScale& scale, const std::filesystem::path& file,
                 const std::string& column);

/// One column of a matrix, of some rows.
std::vector<double> column_of(std::span<const double> matrix, std::size_t columns, std::size_t column);

}  // namespace orthant::data
