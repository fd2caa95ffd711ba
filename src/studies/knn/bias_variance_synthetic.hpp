#pragma once

#include "studies/knn/bias_variance_cut.hpp"
#include "studies/knn/bias_variance_settings.hpp"

#include <cstdint>
#include <functional>

namespace orthant::knn {

/// The predictions of a block of training sets for a block of test points, of a problem other than data.
BlockSums sum_synthetic(const BiasVarianceSettings& settings, const BiasVariancePoint& point,
                        const BiasVarianceCut::Block& block, const RecordShape& shape,
                        const std::function<void()>& yield);

/// Memory that this takes, bytes.
std::uint64_t synthetic_bytes(const BiasVarianceSettings& settings, const BiasVariancePoint& point,
                              const BiasVarianceCut& cut);

/// How long it takes on one core.
double synthetic_seconds(const BiasVarianceSettings& settings, const BiasVariancePoint& point,
                         const BiasVarianceCut::Block& block);

}  // namespace orthant::knn
