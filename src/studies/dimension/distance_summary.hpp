#pragma once

#include "job/job.hpp"
#include "studies/dimension/distance_sets.hpp"
#include "studies/dimension/point_results.hpp"
#include "studies/dimension/sample_tally.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// Counts sets of one kind by their distances, and makes results of the counts.
class DistanceSummary {
  public:
    /// For every p of `asked`.
    DistanceSummary(const SetKind& kind, std::span<const double> asked);

    /// What must be measured: the p asked, in their order, and 1 and 2 behind them where they are not among these.
    const std::vector<Norm>& norms() const { return norms_; }

    SampleTally tally() const;
    /// A set, its distances by each of the norms. By a norm it is undefined where a distance is 0 or none, or where a
    /// result is above 1e70 usual distances, whose fourth power no sum could hold.
    void add(std::span<const SetDistances> set, SampleTally& tally) const;
    PointResults results(const SampleTally& tally) const;

  private:
    std::size_t index_of(double p);

    SetKind kind_;
    std::vector<Norm> norms_;
    std::size_t asked_;
    std::size_t l1_;
    std::size_t l2_;
    std::vector<double> units_;  ///< of the distances of each norm
    std::vector<double> power_units_;
};

}  // namespace orthant::dimension
