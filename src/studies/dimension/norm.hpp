#pragma once

#include "neighbours/power.hpp"

#include <cstddef>

namespace orthant::dimension {

/// The length (Σ|x|^p)^(1/p) of eight vectors side by side, for one p > 0; p < 1 too, where it is no norm. For p = ∞
/// the largest |x|, which then stands for the sum as well. Lanes lie at any address.
class Norm {
  public:
    explicit Norm(double p);

    double p() const { return p_; }
    bool is_largest() const { return kind_ == Kind::largest; }

    /// What it takes to add a coordinate, in coordinates drawn from the cube; never to change (SampleTasks).
    double work() const;

    /// To eight sums so far adds `count` (a multiple of four) lanes of further |x|.
    void add(double* sums, const double* magnitudes, std::size_t count) const;

    /// The eight lengths with these sums of powers. NaN where a sum lies outside [1e-290, 1e300]: there powers may have
    /// vanished or overflown.
    void lengths(const double* sums, double* lengths) const;

  private:
    enum class Kind { half, one, two, four, largest, other };

    double p_;
    Kind kind_;
    neighbours::Power power_;
    neighbours::Power root_;
};

}  // namespace orthant::dimension
