#include "studies/dimension/distance_logs.hpp"

#include "base/contract.hpp"
#include "base/fixed_math.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::dimension {

DistanceLogs::DistanceLogs(std::size_t neighbours) : count_(neighbours), logs_(neighbours) {
    ORTHANT_EXPECT(neighbours >= 2);
}

bool DistanceLogs::take(std::span<const neighbours::Neighbour> nearest) {
    ORTHANT_EXPECT(nearest.size() == count_);
    const double first = nearest.front().key;
    if (!std::isfinite(nearest.back().key / first)) return false;
    for (std::size_t begin = 0; begin < count_; begin += lane_count) {
        F64Lanes ratios = splat(1.0);
        const std::size_t end = std::min(begin + lane_count, count_);
        for (std::size_t j = begin; j < end; ++j) ratios[j - begin] = nearest[j].key / first;
        store(logs_.data() + begin, splat(0.5) * fixed_math::log(ratios));
    }
    return true;
}

double DistanceLogs::inverse_dimension(std::size_t k) const {
    ORTHANT_EXPECT(k >= 2 && k <= count_);
    double sum = 0;
    for (std::size_t j = 0; j + 1 < k; ++j) sum += logs_[k - 1] - logs_[j];
    return sum / static_cast<double>(k - 1);
}

}  // namespace orthant::dimension
