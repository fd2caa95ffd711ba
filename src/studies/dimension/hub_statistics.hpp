#pragma once

#include "base/power_sums.hpp"
#include "studies/dimension/hub_counts.hpp"
#include "studies/dimension/point_results.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// What a set's N_k of one k tell of its hubs.
struct Hubness {
    double skewness;    ///< E(N_k − k)³ / σ³ over the rows; NaN where all N_k are equal
    double antihubs;    ///< share of rows with N_k = 0
    double robin_hood;  ///< ½ Σ|N_k − k| / (rows · k): the share of neighbours that evening out would move
    double largest;     ///< N_k
};

/// `counts` add up to k · rows.
Hubness hubness_of(std::span<const std::uint32_t> counts, std::uint64_t k);

/// Means over independent sets, with the standard errors that their spread tells; NaN for one set.
class HubStatistics {
  public:
    /// `cells` of the histogram of N_k: 0, 1, …, and in the last as many or more.
    HubStatistics(std::span<const std::uint64_t> ascending, std::size_t cells);

    /// A whole set.
    void add(const HubCounts& counts);
    std::uint64_t sets() const { return sets_; }
    /// `order[i]` is the place among the ascending k of the i-th asked for.
    PointResults results(std::span<const std::size_t> order) const;

  private:
    enum Quantity : std::size_t { skewness, antihubs, robin_hood, largest, quantities };

    PowerSums& moments(std::size_t band, std::size_t quantity) { return moments_[band * quantities + quantity]; }

    std::vector<std::uint64_t> ascending_;
    std::size_t cells_;
    std::uint64_t sets_ = 0;
    std::uint64_t rows_ = 0;  ///< of a set
    std::vector<PowerSums> moments_;
    std::vector<PowerSums> shares_;  ///< of each k and cell
};

}  // namespace orthant::dimension
