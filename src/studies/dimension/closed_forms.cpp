#include "studies/dimension/closed_forms.hpp"

#include "base/contract.hpp"
#include "base/fixed_math.hpp"
#include "base/lanes.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::dimension {
namespace {

constexpr double one_over_sqrt_pi = 0x1.20dd750429b6dp-1;
constexpr double radians_per_degree = 0x1.1df46a2529d39p-6;

/// Nodes and weights of the sixteen-point Gauss–Legendre rule on [−1, 1], the positive half.
constexpr F64Lanes nodes{0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438,
                         0.755404408355003,   0.8656312023878318, 0.9445750230732326,  0.9894009349916499};
constexpr F64Lanes weights{0.18945061045506864, 0.18260341504492364, 0.16915651939500265,  0.1495959888165767,
                           0.12462897125553407, 0.0951585116824926,  0.062253523938647456, 0.027152459411754176};

/// cos^(D−2) of angles in degrees: exp((D−2)/2 · ln(1 − sin²)).
ORTHANT_LANES_INLINE F64Lanes cosine_power(F64Lanes degrees, double half_exponent) {
    const F64Lanes sine = fixed_math::sin_cos_of_turns(degrees / splat(360.0)).sin;
    return fixed_math::exp(splat(half_exponent) * fixed_math::log1p(-(sine * sine)));
}

double panel_integral(double low, double high, double half_exponent) {
    const double half = 0.5 * (high - low);
    const double centre = 0.5 * (high + low);
    const F64Lanes offsets = nodes * splat(half);
    const F64Lanes left = cosine_power(splat(centre) - offsets, half_exponent);
    const F64Lanes right = cosine_power(splat(centre) + offsets, half_exponent);
    return half * sum_of_lanes((left + right) * weights);
}

}  // namespace

double trigamma(double x) {
    ORTHANT_EXPECT(x > 0);
    double below = 0;
    for (; x < 16; ++x) below += 1 / (x * x);
    const double z = 1 / (x * x);
    const double series =
        1.0 / 6 - z * (1.0 / 30 - z * (1.0 / 42 - z * (1.0 / 30 - z * (5.0 / 66 - z * 691.0 / 2730))));
    return below + (1 / x + z * (0.5 + series / x));
}

double gamma_half_ratio(double x) {
    ORTHANT_EXPECT(x > 0);
    double factor = 1;
    for (; x < 64; ++x) factor *= x / (x + 0.5);
    const double y = 1 / x;
    const double series =
        1 +
        y * (-1.0 / 8 +
             y * (1.0 / 128 + y * (5.0 / 1024 + y * (-21.0 / 32768 + y * (-399.0 / 262144 + y * (869.0 / 4194304))))));
    return factor * std::sqrt(x) * series;
}

double isotropic_angle_sd_degrees(std::uint64_t dimension) {
    return std::sqrt(0.5 * trigamma(0.5 * static_cast<double>(dimension))) * fixed_math::degrees_per_radian;
}

double isotropic_angle_probability(std::uint64_t dimension, double low_degrees, double high_degrees) {
    ORTHANT_EXPECT(dimension >= 2);
    const double sd = isotropic_angle_sd_degrees(dimension);
    const double reach = std::min(90.0, 40 * sd);  // the density is below the least double beyond
    const double low = std::clamp(low_degrees, -reach, reach);
    const double high = std::clamp(high_degrees, -reach, reach);
    if (!(low < high)) return 0;
    const double half_exponent = 0.5 * (static_cast<double>(dimension) - 2);
    const double panels = std::ceil((high - low) / (0.5 * sd));
    double integral = 0;
    for (double panel = 0; panel < panels; ++panel) {
        const double from = low + (high - low) * (panel / panels);
        const double to = panel + 1 == panels ? high : low + (high - low) * ((panel + 1) / panels);
        integral += panel_integral(from, to, half_exponent);
    }
    const double density_at_90 = gamma_half_ratio(0.5 * (static_cast<double>(dimension) - 1)) * one_over_sqrt_pi;
    return density_at_90 * radians_per_degree * integral;
}

}  // namespace orthant::dimension
