#pragma once

#include "base/aligned.hpp"
#include "base/power_sums.hpp"

#include <cstddef>
#include <functional>
#include <span>

namespace orthant::knn {

/// Scalar products of every two of n vectors, whose coordinates come one after the other.
class PairProducts {
  public:
    explicit PairProducts(std::size_t vectors)
        : vectors_(vectors), stride_(padded<double>(vectors)), products_(vectors * stride_) {}

    std::size_t vectors() const { return vectors_; }
    /// The same coordinate of all vectors: `vectors` values, readable (and zero) up to the next multiple of 8.
    void add(const double* coordinates);
    double operator()(std::size_t i, std::size_t j) const {
        return i <= j ? products_[i * stride_ + j] : products_[j * stride_ + i];
    }

  private:
    std::size_t vectors_;
    std::size_t stride_;
    AlignedArray<double> products_;  ///< from the diagonal on
};

/// The mean of a symmetric function over all pairs of n ≥ 4 independent, alike draws, and its standard error.
///
/// A U-statistic of order 2: its variance (4(n−2)ζ₁ + 2ζ₂)/(n(n−1)) with ζ₁ the covariance of h(1,2) and h(1,3) and ζ₂
/// the variance of h(1,2) (Hoeffding, Annals of Mathematical Statistics 19, 1948), both estimated without bias from the
/// sums over distinct indices, then kept to 0 ≤ ζ₁ ≤ ζ₂/2 as they must be: where ζ₁ is 0 the error errs on the large
/// side, at most by about √2.
Estimate pair_mean(std::size_t draws, const std::function<double(std::size_t, std::size_t)>& kernel);

}  // namespace orthant::knn
