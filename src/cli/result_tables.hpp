#pragma once

#include "cli/result_view.hpp"

#include <cstddef>
#include <optional>
#include <ostream>

namespace orthant::cli {

/// The results as tables, a row for each combination of the axes, the best first where they are ranked, estimates with
/// their standard errors and closed forms; then what has too many dimensions, by name. Columns that do not fit `width`
/// characters are named below their table; without a width only rankings are cut.
void print_tables(const ResultView& view, std::optional<std::size_t> width, std::ostream& out);

}  // namespace orthant::cli
