#pragma once

#include "cli/result_view.hpp"
#include "store/result_reader.hpp"

#include <ostream>

namespace orthant::cli {

/// The results as one JSON object: what the file says of itself, how many points are in which state, `variables` with
/// the units and meanings of what follows, and `tables`, each with its axes and a row a line for each combination of
/// them, the best first where they are ranked. A row has its axes, what its trial drew, and every result by name, with
/// its standard error and closed form, one with a short dimension of its own as a list; codes are words; what is
/// missing or not finite is null. Results with more dimensions, and those of single replicates, are named in
/// `also_in_the_file`.
void print_json(const store::ResultReader& reader, const ResultView& view, std::ostream& out);

}  // namespace orthant::cli
