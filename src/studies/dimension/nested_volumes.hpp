#pragma once

#include "base/bytes.hpp"
#include "base/power_sums.hpp"
#include "base/random.hpp"
#include "studies/dimension/pacer.hpp"

#include <cstdint>
#include <vector>

/// The volume of a ball against its cube as a product of ratios that are never small.
///
/// With V_d the volume of the unit ball B_d, V_d / (2 V_(d−1)) is the mean of √(1 − r²), r the radius of a point
/// uniform in B_(d−1): half the chord of B_d that stands on the point, by Pythagoras. The product over d = 2 … D is
/// V_D / 2^D. One normal vector g of D + 1 coordinates serves all levels d: g_1 … g_(d−1) over the length of
/// g_1 … g_(d+1) is uniform in B_(d−1), so with S_j = g_1² + … + g_j² a half chord is y_d = √((g_d² + g_(d+1)²) /
/// S_(d+1)). S_(d−1) / S_(d+1) and S_(d+1) are independent, so levels two or more apart are, too; neighbours are not.
namespace orthant::dimension {

/// Sums over vectors, level by level: indices 2 … D of y_d, y_d² and y_(d−1) y_d (the last from d = 3 on). Below, and
/// behind D, there is nothing to be looked at.
struct LevelSums {
    std::uint64_t vectors = 0;
    std::vector<double> y;
    std::vector<double> squares;
    std::vector<double> products;
};

/// Of vectors 0 … `vectors` − 1 (below 2^32) of a stream, with the normal coordinates and counters of sources.hpp:
/// g_i is coordinate i − 1. Coordinate by coordinate over a thousand vectors, so that memory does not grow with D but
/// for the sums themselves.
LevelSums level_sums(const RandomStream& stream, std::uint64_t vectors, std::uint64_t dimension, Pacer& pacer);

/// What is kept of many vectors: the mean half chord of every level, and the spread of the logarithm of their product.
///
/// By the delta method the variance of Σ ln(mean y_d) over n vectors is Q/n with Q = Σ var y_d / m_d² +
/// 2 Σ cov(y_(d−1), y_d) / (m_(d−1) m_d), and the logarithms of means are too small by Q₁/(2n) on average, Q₁ the first
/// of the two sums: that is made good. Both are pooled over tasks, each with its own means, so that a record holds one
/// number for each level instead of three. Merging adds positive numbers: a relative error of 2^−53 a task at most.
class NestedVolumes {
  public:
    explicit NestedVolumes(std::uint64_t dimension);

    void add(const LevelSums& sums);

    /// log10(V_D / 2^D); the error is NaN unless some task had two vectors. For D = 1 it is 0 exactly.
    Estimate log10_ball_share() const;

    void merge(const NestedVolumes& other);
    void write(ByteWriter& out) const;
    /// Takes the place of everything. MalformedBytes where sums are not those of half chords.
    void read(ByteReader& in);
    std::uint64_t record_bytes() const { return 40 + y_.size() * sizeof(double); }

  private:
    std::uint64_t vectors_ = 0;
    std::uint64_t degrees_ = 0;  ///< of freedom: vectors less one for each task
    double spread_ = 0;          ///< Q times the degrees of freedom
    double own_spread_ = 0;      ///< Q₁ times them
    std::vector<double> y_;      ///< the sums of levels 2 … D
};

}  // namespace orthant::dimension
