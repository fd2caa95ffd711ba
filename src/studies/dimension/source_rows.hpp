#pragma once

#include "base/random.hpp"
#include "neighbours/padded_rows.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sources.hpp"

#include <cstddef>

namespace orthant::dimension {

/// Random rows: row i is vector i of the stream, with the counters of sources.hpp. Rows below 2^32 − 7.
neighbours::PaddedRows source_rows(Source source, const RandomStream& stream, std::size_t rows, std::size_t dimension,
                                   Pacer& pacer);

}  // namespace orthant::dimension
