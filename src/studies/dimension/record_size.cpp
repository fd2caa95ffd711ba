#include "studies/dimension/record_size.hpp"

#include "studies/dimension/closed_forms.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace orthant::dimension {
namespace {

constexpr double degrees_per_radian = 180 / std::numbers::pi;

/// Bytes of a varint.
double varint_bytes(double value) {
    return value < 1 ? 1 : 1 + std::floor(std::log2(value) / 7);
}

/// The largest of n standard normal values, about: n times the tail beyond it is 1.
double normal_extreme(double n) {
    if (n < 4) return 1;
    const double first = std::sqrt(2 * std::log(n));
    return first - std::log(4 * std::numbers::pi * std::log(n)) / (2 * first);
}

/// Γ(x+½)/Γ(x) to a hundredth for x ≥ ½; closed_forms has all digits, and takes longer.
double rough_gamma_half_ratio(double x) {
    return std::sqrt(x - 0.25 + 1 / (32 * x));
}

/// The density of isotropic angles: peak · cos^(D−2) of the deviation, per degree.
class IsotropicAngles {
  public:
    IsotropicAngles(std::uint64_t dimension, double count)
        : count_(count),
          exponent_(static_cast<double>(dimension) - 2),
          peak_(dimension == 1 ? 0
                               : count * rough_gamma_half_ratio((static_cast<double>(dimension) - 1) / 2) *
                                     std::numbers::inv_sqrtpi / degrees_per_radian),
          sd_(isotropic_angle_sd_degrees(dimension)) {}

    /// How far the angles reach on either side of 90°, degrees.
    double reach() const { return std::min(90.0, sd_ * normal_extreme(count_)); }

    /// How far from 90° a cell of this width expects at least so many angles.
    double reach_of(double angles, double width) const {
        const double ratio = angles / (peak_ * width);
        if (!(ratio < 1)) return 0;
        return exponent_ == 0 ? 90 : degrees_per_radian * std::acos(std::pow(ratio, 1 / exponent_));
    }

  private:
    double count_;
    double exponent_;
    double peak_;
    double sd_;
};

/// Of write_counts, with cells of this width over 90° ± half_width.
double counts_bytes(const IsotropicAngles& angles, double width, double half_width, double most_angles) {
    const double cells = 2 * half_width / width;
    double bytes = varint_bytes(cells / 2) + varint_bytes(cells);
    bytes += std::min(cells, 1 + 2 * std::min(angles.reach(), half_width) / width);
    for (double digits = 128; digits < most_angles; digits *= 128)
        bytes += 2 * std::min(angles.reach_of(digits, width), half_width) / width;
    return bytes;
}

}  // namespace

std::uint64_t expected_record_bytes(const AngleCells& cells, std::uint64_t dimension, std::uint64_t pairs) {
    const double n = static_cast<double>(pairs);
    const IsotropicAngles angles(dimension, n);
    constexpr double tag_and_undefined = 2;
    double bytes = tag_and_undefined + 3 * varint_bytes(n) + sizeof(PowerSums::sums);
    bytes += counts_bytes(angles, 180 / static_cast<double>(cells.bins), 90, n);
    bytes += counts_bytes(angles, cells.fine_cell_degrees(), cells.half_width_degrees, n);
    return static_cast<std::uint64_t>(bytes);
}

}  // namespace orthant::dimension
