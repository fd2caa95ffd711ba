#pragma once

#include <string>
#include <vector>

namespace orthant::neighbours {

enum class Metric { euclidean, manhattan, chebyshev, minkowski, cosine };

/// How far apart two rows are: euclidean √Σ|x−y|², manhattan Σ|x−y|, chebyshev max|x−y|, minkowski (Σ|x−y|^p)^(1/p) for
/// any p > 0, cosine 1 − x·y/(‖x‖‖y‖).
struct Measure {
    Metric metric = Metric::euclidean;
    double p = 2;  ///< of minkowski alone

    friend bool operator==(const Measure&, const Measure&) = default;
};

/// In the order of Metric.
const std::vector<std::string>& metric_names();

/// By its name, which must be one of them (contract); minkowski with p = 1 or 2 is the metric of its own name.
Measure measure_named(const std::string& name, double p);

}  // namespace orthant::neighbours
