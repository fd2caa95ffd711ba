#pragma once

#include "studies/dimension/distance_sets.hpp"
#include "studies/dimension/norm.hpp"

namespace orthant::dimension {

/// The expectation of SetDistances::mean_power, where it has a closed form; NaN elsewhere.
/// Cube: from the centre 1/(p+1), of the largest |x| D/(D+1); between two points 2^(p+1) / ((p+1)(p+2)).
/// Gaussian: E|x|^p = 2^(p/2) Γ((p+1)/2) / √π, between two points times 2^(p/2).
/// Sphere and ball: from the centre Γ((p+1)/2) Γ(n/2) / (√π Γ((n+p)/2)) with n = D and D + 2; between two points, for
/// p = 2, twice that.
double expected_mean_power(const SetKind& kind, const Norm& norm);

/// A mean power near the expected one, above 0; of a table as if its columns were standard normal.
double usual_mean_power(const SetKind& kind, const Norm& norm);

/// A distance near the mean one, above 0 and at most 1e300: what distances are measured in.
double usual_distance(const SetKind& kind, const Norm& norm);

}  // namespace orthant::dimension
