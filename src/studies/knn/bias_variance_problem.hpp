#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace orthant::knn {

/// What is to be learnt.
enum class Problem {
    sine,           ///< sin 2πx₁, x uniform in the unit cube
    linear,         ///< x₁ + … + x_D, x uniform in the unit cube
    friedman1,      ///< 10 sin(πx₁x₂) + 20(x₃ − ½)² + 10x₄ + 5x₅, x uniform in the unit cube
    two_gaussians,  ///< two classes, each standard normal, around x₁ = −1 and x₁ = 1
    disc,           ///< class 1 within a disc of half the unit square's area around its centre
    squares,        ///< class 1 where just one of x₁ and x₂ is above ½
    data,           ///< a table of the user's
};

/// In the order of Problem.
const std::vector<std::string>& problem_names();
/// By its name, which must be one of them (contract).
Problem problem_named(const std::string& name);

/// Of all but data, which may be either.
bool predicts_classes(Problem problem);

/// How many columns matter, linear's one apart: there all do.
std::size_t relevant_columns(Problem problem);

/// What is known of a problem other than data: whatever there is to know.
class Truth {
  public:
    /// `noise`: the standard deviation of what is added to a number; the probability that a label is flipped.
    Truth(Problem problem, double noise) : problem_(problem), noise_(noise) {}

    Problem problem() const { return problem_; }
    bool is_of_classes() const { return predicts_classes(problem_); }
    double noise() const { return noise_; }

    /// The mean of the target at x: f(x), or the probability of class 1, flipped labels included.
    double mean(std::span<const double> x) const;

    /// The part of the loss at such a point that no prediction avoids: σ², or 1 − Σ P², halved (Kohavi–Wolpert).
    double least_loss(double mean) const { return is_of_classes() ? mean * (1 - mean) : noise_ * noise_; }

  private:
    Problem problem_;
    double noise_;
};

}  // namespace orthant::knn
