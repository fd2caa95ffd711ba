#pragma once

#include <cstdint>

/// What is known exactly about random directions in R^D.
namespace orthant::dimension {

/// ψ₁(x), the second derivative of ln Γ, for x > 0; relative error below 1e-14.
/// Recurrence up to x ≥ 16, then the asymptotic series (Abramowitz and Stegun 6.4.12).
double trigamma(double x);

/// Γ(x + ½)/Γ(x) for x > 0; relative error below 1e-13. Recurrence, then its asymptotic series
/// (Tricomi and Erdélyi, Pacific J. Math. 1, 1951).
double gamma_half_ratio(double x);

/// The standard deviation of the angle between two isotropic directions, √(½ψ₁(D/2)), in degrees.
double isotropic_angle_sd_degrees(std::uint64_t dimension);

/// The probability that the angle between two isotropic directions, less 90°, lies between two values in degrees
/// (cut to [−90, 90]); relative error below 1e-11 where it is above 1e-290; D ≥ 2.
/// Gauss–Legendre quadrature of cos^(D−2) of the deviation, its logarithm taken.
double isotropic_angle_probability(std::uint64_t dimension, double low_degrees, double high_degrees);

}  // namespace orthant::dimension
