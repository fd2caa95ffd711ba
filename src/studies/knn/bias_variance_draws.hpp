#pragma once

#include "base/random.hpp"
#include "neighbours/padded_rows.hpp"
#include "studies/knn/bias_variance_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

/// Where the random numbers of knn.bias_variance come from.
///
/// Layout of the counters: training set t is the task t of the point's key. Column 4b + j of row i is made of word j of
/// the block with index i + 2^32·b of the stream of inputs (normal columns, of the words j and j^1). Which class a row
/// of two_gaussians is drawn from, and its noise, are made of block i of streams of their own. Test points are task 0
/// of a key of (seed, replicate) alone: all points of a job see the same.
namespace orthant::knn {

/// The key of the test points.
std::uint64_t test_points_key(std::uint64_t seed, std::uint64_t replicate);

/// Inputs of a problem other than data, by (key, set, row, column) alone: rows first … first + rows − 1.
void draw_inputs(Problem problem, std::uint64_t key, std::uint64_t set, std::uint64_t first,
                 neighbours::PaddedRows& rows, const std::function<void()>& yield);

/// Targets of a training set, by (key, set, row) alone, where their means at the rows are known: numbers with normal
/// noise, or labels 0 and 1.
void draw_targets(const Truth& truth, std::uint64_t key, std::uint64_t set, std::span<const double> means,
                  std::span<double> targets);

/// Truth::mean of every row.
void mean_targets(const Truth& truth, const data::MatrixView& rows, std::span<double> means);

}  // namespace orthant::knn
