#pragma once

#include "base/aligned.hpp"
#include "neighbours/nearest.hpp"
#include "neighbours/reference.hpp"
#include "studies/knn/bias_variance_cut.hpp"
#include "studies/knn/bias_variance_settings.hpp"
#include "studies/knn/bias_variance_table.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace orthant::knn {

/// How often each of `counts.size()` rows is drawn into a training set of `rows` rows, with replacement. Draw i of set
/// t is made of word i mod 4 of block ⌊i/4⌋ of task t of a key of (seed, replicate) alone, so that all points of a job
/// with as many rows have the same sets, and smaller sets are the beginning of larger ones.
void draw_resample(std::uint64_t seed, std::uint64_t replicate, std::uint64_t set, std::size_t rows,
                   std::span<std::uint32_t> counts);

/// Predictions for the test part of a table from resamples of its training part.
///
/// A row drawn twice is two neighbours at the same distance; neighbours are ordered by (distance, training row). So one
/// list of nearest training rows serves all resamples: it is walked, counting each row as often as it was drawn, until
/// the largest k is reached. Where a list turns out too short, which is rare, the row is searched again to the end.
class Bootstrap {
  public:
    Bootstrap(const BiasVarianceSettings& settings, const SharedParts& parts) : settings_(&settings), parts_(&parts) {}

    BlockSums sum(const BiasVariancePoint& point, const BiasVarianceCut::Block& block, const RecordShape& shape,
                  const std::function<void()>& yield);

    /// Memory that this takes, bytes.
    static std::uint64_t bytes(const BiasVarianceSettings& settings, const BiasVarianceOutline& outline,
                               const BiasVariancePoint& point, const BiasVarianceCut& cut);

    /// How long a block takes on one core.
    static double seconds(const BiasVarianceSettings& settings, const BiasVarianceOutline& outline,
                          const BiasVariancePoint& point, const BiasVarianceCut::Block& block);

  private:
    /// The nearest training rows of a block of test rows: kept for the tasks that follow, it changes no result.
    struct Lists {
        std::size_t first_point;
        std::size_t length;
        neighbours::NeighbourLists nearest;
    };

    void search(const BiasVarianceCut::Block& block, std::size_t length, const std::function<void()>& yield);
    neighbours::NeighbourLists nearest_of(std::size_t first, std::size_t count, std::size_t length,
                                          const std::function<void()>& yield);
    /// Targets of the nearest drawn rows into gathered_, as many as the largest k or fewer where the list ends.
    void gather(std::span<const neighbours::Neighbour> nearest);

    const BiasVarianceSettings* settings_;
    const SharedParts* parts_;
    std::optional<AlignedArray<std::byte>> memory_;
    std::optional<neighbours::Reference> reference_;
    std::optional<Lists> lists_;
    std::vector<std::uint32_t> drawn_;
    std::vector<double> gathered_;
};

}  // namespace orthant::knn
