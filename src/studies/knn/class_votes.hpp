#pragma once

#include "base/aligned.hpp"
#include "studies/knn/distance_weights.hpp"
#include "studies/knn/vote_grid.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// How the neighbours of one row vote about its class, for every cell of a grid, in one walk over them.
///
/// Votes are added in the order of the neighbours; the class with the most wins, the smallest on a tie. Probabilities
/// are shares of the votes. The log-loss clips them to [2^-52, 1 − 2^-52]; the Brier score is
/// Σ_c (p_c − [c = truth])², in [0, 2].
class ClassVotes {
  public:
    ClassVotes(VoteGrid grid, std::size_t classes);

    /// One row: its class, and those of its neighbours, nearest first, with their distances; at least the grid's
    /// largest k of each. Distances ascend and are finite; where the grid asks for none they may be empty.
    void count(std::int32_t truth, std::span<const std::int32_t> neighbour_classes, std::span<const double> distances);

    const VoteGrid& grid() const { return grid_; }
    std::size_t classes() const { return counts_.size(); }

    /// Of the row counted last, each by cell.
    std::int32_t truth() const { return truth_; }
    std::span<const std::int32_t> predicted() const { return predicted_; }
    std::span<const double> probability_of_truth() const { return {probability_.data(), grid_.cells()}; }
    /// Readable up to the next multiple of 8.
    std::span<const double> log_loss() const { return {log_loss_.data(), grid_.cells()}; }
    std::span<const double> brier() const { return {brier_.data(), grid_.cells()}; }

  private:
    void walk_uniform(std::span<const std::int32_t> neighbour_classes);
    void score_uniform(std::size_t first_cell);
    void walk_weighted(std::span<const std::int32_t> neighbour_classes, std::span<const double> weights);
    void score_weighted(std::size_t first_cell);

    VoteGrid grid_;
    DistanceWeights distance_weights_;
    std::vector<std::uint64_t> counts_;  ///< of each class, in the upper half its votes (none between rows)
    std::vector<double> sums_;           ///< of each class, its weighted votes (none between rows)
    std::vector<double> logarithms_;     ///< of 0 … largest k; 0 for 0

    // By k, of the weighting in hand.
    AlignedArray<double> k_;
    AlignedArray<double> log_k_;
    AlignedArray<double> own_;      ///< votes for the truth
    AlignedArray<double> log_own_;  ///< where all count the same
    AlignedArray<double> others_;   ///< votes for all other classes together, where they do not
    AlignedArray<double> squares_;  ///< the sum of the squares of each other class's votes
    AlignedArray<std::int32_t> winner_;

    // By cell.
    std::int32_t truth_ = 0;
    std::vector<std::int32_t> predicted_;
    AlignedArray<double> probability_;
    AlignedArray<double> log_loss_;
    AlignedArray<double> brier_;
};

}  // namespace orthant::knn
