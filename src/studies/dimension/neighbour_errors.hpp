#pragma once

#include "base/aligned.hpp"
#include "base/random.hpp"
#include "neighbours/padded_rows.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sample_tally.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::dimension {

/// What is to be learnt from N points uniform in the unit cube of R^D, D ≥ 2, all but two of whose coordinates say
/// nothing: the number f(x) = sin 2πx₁ + x₂, seen with normal noise, and the class x₁ + x₂ > 1, seen without.
struct LearningTask {
    std::size_t dimension;
    std::size_t rows;  ///< N
    std::size_t test_rows;
    double noise;  ///< standard deviation of what is added to f
    std::vector<std::size_t> ks;

    /// ½ + 1/12: what the mean of f errs by.
    static constexpr double variance_of_target = 7.0 / 12;

    std::size_t largest_k() const;
};

/// Learns from one set after another by its k nearest neighbours: the mean of their numbers, and their most frequent
/// class, of two equally frequent ones the one below. Memory is kept from set to set.
///
/// Set s of a task takes its rows from vectors s·N … of stream 0, its test rows from vectors s·T … of stream 1, and the
/// noise of row i from the normal coordinate i%4 of vector (s·N + i)/4 of stream 2, N rounded up to whole fours there.
class NeighbourErrors {
  public:
    /// Quantities of a tally: for each k the mean squared error of f over the test rows, for each k the share of them
    /// that is given the wrong class, then the mean distance of the nearest row.
    static std::size_t quantities(const LearningTask& task) { return 2 * task.ks.size() + 1; }

    explicit NeighbourErrors(const LearningTask& task);

    void add_set(std::uint64_t key, std::uint64_t task, std::uint64_t set, Pacer& pacer, SampleTally& tally);

    static std::uint64_t bytes(const LearningTask& task);

  private:
    void draw_numbers(const RandomStream& stream, std::uint64_t set, Pacer& pacer);

    LearningTask task_;
    neighbours::PaddedRows rows_;
    neighbours::PaddedRows test_rows_;
    AlignedArray<std::byte> memory_;
    std::vector<double> numbers_;  ///< of the rows, with noise
    std::vector<double> classes_;  ///< 0 or 1
};

}  // namespace orthant::dimension
