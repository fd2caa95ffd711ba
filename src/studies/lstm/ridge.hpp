#pragma once

#include "data/sequence_set.hpp"
#include "data/square_matrix.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace orthant::lstm {

/// Linear answers to windows that are equally long and have one row of targets each: least squares on the inputs of all
/// steps with a penalty on the weights, Σ(y − b − x·w)² + λ·|w|². The normal equations of the centred training windows
/// are summed in double, in one fixed order, and solved by Cholesky's factorisation.
class RidgeRegression {
  public:
    /// Of longer windows only the last steps that fit are used: the work grows with the square of the inputs.
    static constexpr std::size_t features_at_most = 2048;

    /// At least one training window. What the set shows must outlive this.
    RidgeRegression(const data::SequenceView& set, std::function<void()> yield);

    std::size_t features() const { return features_; }

    struct Solution {
        std::vector<std::vector<double>> weights;  ///< of each target
        std::vector<double> constant;
    };
    /// The penalty must be positive.
    Solution solve(double penalty) const;

    /// For one target, in the set's scale.
    double answer(const Solution& solution, const data::Sequence& window, std::size_t target) const;

  private:
    std::span<const float> inputs_of(const data::Sequence& window) const {
        return set_.inputs_of(window).last(features_);
    }
    double value(const data::Sequence& window, std::size_t column) const;
    void fit_means();
    void add_products();

    data::SequenceView set_;
    std::function<void()> yield_;
    std::size_t features_;
    std::vector<double> means_;    ///< of features, then targets, over the training windows
    data::SquareMatrix products_;  ///< of all pairs of them, centred; the upper triangle
};

}  // namespace orthant::lstm
