#include "studies/dimension/two_nn.hpp"

#include "base/compensated_sum.hpp"
#include "base/fixed_math.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace orthant::dimension {

double two_nn_dimension(std::vector<double> log_ratios, double discard) {
    const std::size_t n = log_ratios.size();
    if (n < 2) return std::numeric_limits<double>::quiet_NaN();
    std::ranges::sort(log_ratios);
    const double all = static_cast<double>(n);
    const std::size_t kept = std::min(n - static_cast<std::size_t>(std::floor(discard * all)), n - 1);
    CompensatedSum products;
    CompensatedSum squares;
    for (std::size_t begin = 0; begin < kept; begin += lane_count) {
        const std::size_t end = std::min(begin + lane_count, kept);
        F64Lanes ranks = splat(0.0);
        for (std::size_t i = begin; i < end; ++i) ranks[i - begin] = static_cast<double>(i + 1);
        const F64Lanes y = fixed_math::log(splat(all) / (splat(all) - ranks));
        for (std::size_t i = begin; i < end; ++i) {
            products.add(log_ratios[i] * y[i - begin]);
            squares.add(log_ratios[i] * log_ratios[i]);
        }
    }
    return squares.value() > 0 ? products.value() / squares.value() : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace orthant::dimension
