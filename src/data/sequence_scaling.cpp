#include "data/sequence_scaling.hpp"

#include "data/column_statistics.hpp"
#include "data/data_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace orthant::data {
namespace {

bool is_constant(std::span<const double> values) {
    const Range range = range_of(values);
    const double size = std::max(std::abs(range.least), std::abs(range.most));
    return range.most - range.least <= 10 * std::numeric_limits<double>::epsilon() * size;
}

}  // namespace

ShiftAndScale fitted_column(Scaling scaling, std::span<const double> values, const std::filesystem::path& file,
                            const std::string& column, const std::string& place) {
    std::vector<double> present;
    present.reserve(values.size());
    std::ranges::copy_if(values, std::back_inserter(present), [](double value) { return !std::isnan(value); });
    if (present.empty())
        throw file_error(file, "column " + name_text(column) + " has no value in " + place +
                                   " (nothing can be learned from it); leave it out");
    if (scaling == Scaling::none) return {};
    if (is_constant(present))
        throw file_error(file, "column " + name_text(column) + " does not vary in " + place +
                                   " (its scale would be 0); leave it out, or use scaling = \"none\"");
    return fitted(scaling, present);
}

void move_scaled(const ColumnMove& move, const ShiftAndScale& scale, const std::filesystem::path& file,
                 const std::string& column) {
    const std::size_t rows = move.from.size() / move.from_columns;
    for (std::size_t row = 0; row < rows; ++row) {
        const double value = move.from[row * move.from_columns + move.from_column];
        const double scaled = std::isnan(value) ? 0 : scale(value);
        if (!(std::abs(scaled) <= std::numeric_limits<float>::max()))
            throw file_error(file, "column " + name_text(column) +
                                       " holds values beyond 3e38 (networks compute in float); scale it, or change its "
                                       "units");
        move.to[row * move.to_columns + move.to_column] = static_cast<float>(scaled);
    }
}

std::vector<double> column_of(std::span<const double> matrix, std::size_t columns, std::size_t column) {
    std::vector<double> values;
    values.reserve(matrix.size() / columns);
    for (std::size_t i = column; i < matrix.size(); i += columns) values.push_back(matrix[i]);
    return values;
}

}  // namespace orthant::data
