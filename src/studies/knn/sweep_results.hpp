#pragma once

#include "studies/knn/sweep_outline.hpp"
#include "studies/knn/sweep_parts.hpp"
#include "studies/knn/sweep_settings.hpp"
#include "study/result_row.hpp"

#include <cstddef>

namespace orthant::knn {

/// Fills the cells of a point that belong to the i-th number of components, from all that was counted of it. `share` is
/// that of the training part.
template <class Model>
void fill_results(study::ResultRow& row, std::size_t i, const SweepParts<Model>& parts, const SweepSettings& settings,
                  const SweepOutline& outline, double share);

extern template void fill_results(study::ResultRow&, std::size_t, const SweepParts<Classification>&,
                                  const SweepSettings&, const SweepOutline&, double);
extern template void fill_results(study::ResultRow&, std::size_t, const SweepParts<Regression>&, const SweepSettings&,
                                  const SweepOutline&, double);

}  // namespace orthant::knn
