#pragma once

#include "job/schema.hpp"
#include "studies/dimension/angle_summary.hpp"
#include "study/layout.hpp"
#include "study/result_row.hpp"

#include <cstdint>

/// What dimension.angles accepts and what it leaves.
namespace orthant::dimension {

job::Schema angles_schema();

study::Layout angles_layout(std::uint64_t bins);

void fill_row(study::ResultRow& row, const AngleTally& tally, const AngleSummary& summary);

}  // namespace orthant::dimension
