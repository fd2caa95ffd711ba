#pragma once

#include "study/layout.hpp"

#include <vector>

namespace orthant::dimension {

/// Whether a closed form stands beside an estimate, as `<name>_exact`: `show` compares them.
enum class Exact { unknown, known };

/// An estimate and, beside it, its standard error.
void add_estimate(std::vector<study::Result>& results, const study::Result& estimate, Exact exact = Exact::unknown);

}  // namespace orthant::dimension
