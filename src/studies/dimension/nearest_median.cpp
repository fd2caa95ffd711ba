#include "studies/dimension/nearest_median.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace orthant::dimension {

NearestMedian::NearestMedian(const NearestLaw& law, std::span<const std::uint64_t> counts)
    : law_(law),
      counts_(counts),
      total_(static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}))) {
    ORTHANT_EXPECT(counts.size() == cells);
}

double NearestMedian::probability(double level) const {
    const double wanted = std::clamp(level, 0.0, 1.0) * total_;
    double below = 0;
    double end_of_filled = 0;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        if (counts_[cell] == 0) continue;
        const double here = static_cast<double>(counts_[cell]);
        if (below + here >= wanted) return (static_cast<double>(cell) + (wanted - below) / here) / cells;
        below += here;
        end_of_filled = static_cast<double>(cell + 1) / cells;
    }
    return end_of_filled;
}

Estimate NearestMedian::estimate() const {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (!(total_ > 0)) return {nan, nan};
    const double value = law_.quantile(probability(0.5));
    if (total_ < 2) return {value, nan};
    const double step = 0.5 / std::sqrt(total_);
    return {value, 0.5 * (law_.quantile(probability(0.5 + step)) - law_.quantile(probability(0.5 - step)))};
}

double NearestMedian::resolution() const {
    if (!(total_ > 0)) return std::numeric_limits<double>::quiet_NaN();
    const double cell = std::min(std::floor(probability(0.5) * cells), static_cast<double>(cells - 1));
    return law_.quantile((cell + 1) / cells) - law_.quantile(cell / cells);
}

}  // namespace orthant::dimension
