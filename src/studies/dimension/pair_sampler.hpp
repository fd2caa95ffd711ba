#pragma once

#include "base/random.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sources.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace orthant::dimension {

/// Scalar products of eight pairs of vectors.
struct PairDots {
    std::array<double, lane_count> uv;
    std::array<double, lane_count> uu;
    std::array<double, lane_count> vv;
};

/// Draws the pairs of vectors (u, v) of one task and measures their angles. Pair i of a task is vector i of the
/// streams 0 (u) and 1 (v), with the counters of sources.hpp: it depends on nothing but (key, task, i).
///
/// The angle is that of the point (√(|u|²|v|² − (u·v)²), u·v). In the cube the products are exact integers, summed
/// exactly up to D = 16,384; for D ≤ 32 they stay exact throughout, and the angle is right to 3e-14° everywhere.
/// Otherwise the products carry a relative error ε of a few 2^-53, and the angle one of about ε/sin θ radians, near
/// 0° and 180° at most √(2ε): below 3e-6°. For D = 1 the angle is 0° or 180° exactly.
class PairSampler {
  public:
    /// 1 ≤ dimension ≤ 2^32, task < 2^48.
    PairSampler(Source source, std::uint64_t dimension, std::uint64_t key, std::uint64_t task);

    /// The angles of pairs first … first + size − 1, in degrees, less 90°; NaN where a vector is zero.
    /// The size is a multiple of 8 (the lanes), the last pair below 2^32.
    void draw(std::uint64_t first, std::span<double> deviations, Pacer& pacer) const;

    /// The scalar products of pairs first … first + 7.
    PairDots dots(std::uint64_t first, Pacer& pacer) const;

    Source source() const { return source_; }
    std::uint64_t dimension() const { return dimension_; }

  private:
    Source source_;
    std::uint64_t dimension_;
    RandomStream u_;
    RandomStream v_;
};

/// The angles in degrees, less 90°, of pairs with these products; NaN where a vector is zero or not finite.
std::array<double, lane_count> deviations_of(const PairDots& dots, std::uint64_t dimension);

}  // namespace orthant::dimension
