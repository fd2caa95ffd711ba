#pragma once

#include <cstdint>

/// What is known exactly of the distance R from the centre of the unit ball of R^D to the nearest of N points uniform
/// in it: P(R ≤ r) = 1 − (1 − r^D)^N.
namespace orthant::dimension {

/// Γ(x + a)/Γ(x) for x > 0 and 0 ≤ a ≤ 1; relative error below 1e-14. Recurrence up to x ≥ 16, then the difference of
/// two of Stirling's series.
double gamma_ratio(double x, double a);

struct NearestLaw {
    std::uint64_t dimension;
    std::uint64_t points;

    /// E R = Γ(N+1) Γ(1+1/D) / Γ(N+1+1/D).
    double mean() const;
    /// The r with P(R ≤ r) = `level`, (1 − (1 − level)^(1/N))^(1/D), for 0 ≤ level ≤ 1.
    double quantile(double level) const;
};

/// The side r^(1/D) of a cube that holds the fraction r of the unit cube's volume.
double side_of_fraction(double fraction, std::uint64_t dimension);

}  // namespace orthant::dimension
