#pragma once

#include "studies/knn/bias_variance_problem.hpp"

#include <cstdint>
#include <span>

namespace orthant::knn {

/// Adds to `bias2` and `variance`, for every k, what they are at a test point in closed form when the inputs of the
/// training set are given and its targets are random. `mean` is the mean target there, `neighbour_means` those of its
/// neighbours, nearest first, at least the largest k of them.
///
/// Numbers: (f(x₀) − mean f(neighbours))² and σ²/k. Classes (Kohavi–Wolpert): (P − P̂)² and P̂(1 − P̂), where P̂ is the
/// probability that more than half of k independent, differently biased coins (the neighbours' labels) show class 1,
/// by adding one coin after the other.
void add_exact(const Truth& truth, double mean, std::span<const double> neighbour_means,
               std::span<const std::uint32_t> ks, std::span<double> bias2, std::span<double> variance);

}  // namespace orthant::knn
