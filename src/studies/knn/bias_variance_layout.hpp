#pragma once

#include "studies/knn/bias_variance_curve.hpp"
#include "studies/knn/bias_variance_settings.hpp"
#include "study/layout.hpp"
#include "study/result_row.hpp"

namespace orthant::knn {

/// What is told of a job's points.
struct BiasVarianceStory {
    enum class Target { number, classes };
    enum class Noise { unknown, known };

    Target target = Target::number;
    Noise noise = Noise::known;
    Exact exact = Exact::unknown;
};

study::Layout bias_variance_layout(const BiasVarianceStory& story);

/// Everything the layout names, from a whole curve.
void fill_bias_variance(study::ResultRow& row, const BiasVarianceStory& story, const BiasVarianceSettings& settings,
                        const BiasVarianceCurve& curve);

}  // namespace orthant::knn
