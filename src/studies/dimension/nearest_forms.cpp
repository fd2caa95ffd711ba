#include "studies/dimension/nearest_forms.hpp"

#include "base/contract.hpp"
#include "base/fixed_math_of_one.hpp"

#include <cmath>

namespace orthant::dimension {
namespace {

/// x^(1/D) for x > 0.
double root(double x, std::uint64_t dimension) {
    return fixed_math::exp(fixed_math::log(x) / static_cast<double>(dimension));
}

/// What Stirling's series for ln Γ(y) adds to (y − ½) ln y − y + ½ ln 2π.
double stirling_rest(double y) {
    const double z = 1 / (y * y);
    return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z / 1188)))) / y;
}

}  // namespace

double gamma_ratio(double x, double a) {
    ORTHANT_EXPECT(x > 0 && a >= 0 && a <= 1);
    double factor = 1;
    for (; x < 16; ++x) factor *= x / (x + a);
    const double spread = (x - 0.5) * fixed_math::log1p(a / x) - a;
    return factor * fixed_math::exp(a * fixed_math::log(x + a) + (spread + (stirling_rest(x + a) - stirling_rest(x))));
}

double NearestLaw::mean() const {
    const double a = 1 / static_cast<double>(dimension);
    return gamma_ratio(1, a) / gamma_ratio(static_cast<double>(points) + 1, a);
}

double NearestLaw::quantile(double level) const {
    ORTHANT_EXPECT(level >= 0 && level <= 1);
    if (level == 0 || level == 1) return level;
    return root(-std::expm1(std::log1p(-level) / static_cast<double>(points)), dimension);
}

double side_of_fraction(double fraction, std::uint64_t dimension) {
    return fraction > 0 ? root(fraction, dimension) : 0;
}

}  // namespace orthant::dimension
