#pragma once

#include "job/search.hpp"

#include <cstdint>

namespace orthant::job {

/// What a trial draws of one of the search's parameters: a function of (seed, the parameter's name, trial) with the
/// method random, of (seed, its position among the drawn, trial) with sobol; never of how many trials there are.
Value drawn_value(const Search& search, const Drawn& drawn, std::uint64_t seed, std::uint64_t trial);

/// The same of a choice, without a copy.
const Value& drawn_choice(const Search& search, const Drawn& drawn, std::uint64_t seed, std::uint64_t trial);

}  // namespace orthant::job
