#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// Predicts from the targets of a query's neighbours, nearest first, for several k at once.
class Predictor {
  public:
    /// `ks` rising from 1 on; `classes` 0: the target is a number.
    Predictor(std::vector<std::uint32_t> ks, std::size_t classes) : ks_(std::move(ks)), votes_(classes) {}

    const std::vector<std::uint32_t>& ks() const { return ks_; }
    std::uint32_t largest_k() const { return ks_.back(); }
    std::size_t classes() const { return votes_.size(); }

    /// For each k the mean of the first k targets (at least the largest k of them), added in their order; of classes
    /// the most frequent, the smallest on a tie.
    void predict(std::span<const double> targets, std::span<double> predictions);

  private:
    std::vector<std::uint32_t> ks_;
    std::vector<std::uint32_t> votes_;
};

}  // namespace orthant::knn
