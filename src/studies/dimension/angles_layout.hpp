#pragma once

#include "job/schema.hpp"
#include "studies/dimension/angle_summary.hpp"
#include "studies/dimension/point_results.hpp"
#include "study/layout.hpp"

#include <cstdint>

/// What dimension.angles accepts and what it leaves.
namespace orthant::dimension {

/// Without the settings of sampling.
job::Schema angles_schema();

study::Layout angles_layout(std::uint64_t bins);

PointResults angle_results(const AngleTally& tally, const AngleSummary& summary);

}  // namespace orthant::dimension
