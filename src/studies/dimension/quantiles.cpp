#include "studies/dimension/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace orthant::dimension {

double quantile(const AngleTally& tally, double level) {
    const double n = static_cast<double>(tally.sums().count);
    if (!(n > 0)) return std::numeric_limits<double>::quiet_NaN();
    const double wanted = std::clamp(level, 0.0, 1.0) * n;
    const auto cells = tally.fine();
    const double width = tally.cells().fine_cell_degrees();
    const double low = 90 - tally.cells().half_width_degrees;
    double below = 0;
    std::size_t last_filled = 0;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        if (cells[cell] == 0) continue;
        last_filled = cell;
        const double here = static_cast<double>(cells[cell]);
        if (below + here >= wanted) {
            if (cell == 0) return low;
            if (cell == cells.size() - 1) break;
            return low + width * (static_cast<double>(cell - 1) + (wanted - below) / here);
        }
        below += here;
    }
    return std::min(low + width * static_cast<double>(last_filled), 90 + tally.cells().half_width_degrees);
}

Estimate quantile_estimate(const AngleTally& tally, double level) {
    const double value = quantile(tally, level);
    const double n = static_cast<double>(tally.sums().count);
    if (n < 2) return {value, std::numeric_limits<double>::quiet_NaN()};
    const double step = std::sqrt(level * (1 - level) / n);
    const double above = std::min(1.0, level + step);
    const double below = std::max(0.0, level - step);
    return {value, step * (quantile(tally, above) - quantile(tally, below)) / (above - below)};
}

}  // namespace orthant::dimension
