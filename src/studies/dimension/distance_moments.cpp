#include "studies/dimension/distance_moments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace orthant::dimension {
namespace {

const double log_sqrt_pi = 0.5 * std::log(std::numbers::pi);

double gaussian_power(double p) {
    return std::exp(0.5 * p * std::numbers::ln2 + std::lgamma(0.5 * (p + 1)) - log_sqrt_pi);
}

/// Of a coordinate of a point uniform on the unit sphere of R^n.
double sphere_power(double n, double p) {
    return std::exp(std::lgamma(0.5 * (p + 1)) - log_sqrt_pi + std::lgamma(0.5 * n) - std::lgamma(0.5 * (n + p)));
}

double sphere_dimension(const SetKind& kind) {
    return static_cast<double>(kind.dimension + hidden_coordinates(kind.source));
}

double cube_power(const SetKind& kind, const Norm& norm) {
    const double p = norm.p();
    const auto d = static_cast<double>(kind.dimension);
    if (kind.query == Query::origin) return norm.is_largest() ? d / (d + 1) : 1 / (p + 1);
    return norm.is_largest() ? std::numeric_limits<double>::quiet_NaN() : std::exp2(p + 1) / ((p + 1) * (p + 2));
}

/// The mean square of a coordinate of x − query.
double mean_square(const SetKind& kind) {
    const double of_one = kind.source == Source::cube       ? 1.0 / 3
                          : kind.source == Source::gaussian ? 1
                                                            : 1 / sphere_dimension(kind);
    return kind.query == Query::random ? 2 * of_one : of_one;
}

}  // namespace

double expected_mean_power(const SetKind& kind, const Norm& norm) {
    const double p = norm.p();
    if (kind.table) return std::numeric_limits<double>::quiet_NaN();
    if (kind.source == Source::cube) return cube_power(kind, norm);
    if (!norm.is_largest()) {
        if (kind.source == Source::gaussian)
            return gaussian_power(p) * (kind.query == Query::random ? std::exp2(0.5 * p) : 1);
        if (kind.query == Query::origin) return sphere_power(sphere_dimension(kind), p);
        if (p == 2) return 2 / sphere_dimension(kind);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double usual_mean_power(const SetKind& kind, const Norm& norm) {
    const double exact = expected_mean_power(kind, norm);
    if (!std::isnan(exact)) return exact;
    const double sd = std::sqrt(mean_square(kind));
    if (norm.is_largest()) return sd * std::sqrt(2 * std::log(2 * static_cast<double>(kind.dimension)));
    return gaussian_power(norm.p()) * std::pow(sd, norm.p());
}

double usual_distance(const SetKind& kind, const Norm& norm) {
    const double power = usual_mean_power(kind, norm);
    if (norm.is_largest()) return power;
    return std::clamp(std::pow(static_cast<double>(kind.dimension) * power, 1 / norm.p()), 1e-300, 1e300);
}

}  // namespace orthant::dimension
