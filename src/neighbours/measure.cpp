#include "neighbours/measure.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::neighbours {

const std::vector<std::string>& metric_names() {
    static const std::vector<std::string> names{"euclidean", "manhattan", "chebyshev", "minkowski", "cosine"};
    return names;
}

Measure measure_named(const std::string& name, double p) {
    const auto found = std::ranges::find(metric_names(), name);
    ORTHANT_EXPECT(found != metric_names().end());
    const auto metric = static_cast<Metric>(found - metric_names().begin());
    if (metric != Metric::minkowski) return {metric};
    ORTHANT_EXPECT(p > 0);
    if (p == 1) return {Metric::manhattan};
    if (p == 2) return {Metric::euclidean};
    return {Metric::minkowski, p};
}

}  // namespace orthant::neighbours
