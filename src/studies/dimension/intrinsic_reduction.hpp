#pragma once

#include "base/power_sums.hpp"
#include "studies/dimension/intrinsic_cut.hpp"
#include "studies/dimension/intrinsic_tally.hpp"
#include "studies/dimension/point_results.hpp"
#include "studies/dimension/precision.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <vector>

namespace orthant::dimension {

/// The mean of the values that are finite, with its standard error, NaN for fewer than two.
class FiniteMean {
  public:
    void add(double value);
    Estimate value() const;

  private:
    double first_ = 0;
    PowerSums beyond_first_;
};

/// Makes estimates of each set as soon as its blocks are in, and their means over sets.
class IntrinsicReduction final : public study::Reduction {
  public:
    /// `true_dimension`: NaN where it is not known.
    IntrinsicReduction(const IntrinsicSettings& settings, const IntrinsicCut& cut, double true_dimension,
                       const Precision& precision);

    void add(ByteView record) override;
    /// Whole sets more. All rows of a table make one set: there are no others.
    std::uint64_t next_round_tasks() const override;
    study::PointStatus finish(study::ResultRow& row) const override;

  private:
    void close_set();
    PointResults results() const;

    const IntrinsicSettings* settings_;
    IntrinsicCut cut_;
    double true_dimension_;
    const Precision* precision_;
    std::uint64_t tasks_ = 0;
    IntrinsicTally set_;
    std::vector<FiniteMean> levina_bickel_;  ///< over sets, of each k
    std::vector<FiniteMean> mackay_ghahramani_;
    FiniteMean two_nn_;
    std::vector<std::int64_t> equidistant_;  ///< of each k
    std::int64_t points_ = 0;
    std::int64_t duplicates_ = 0;
    std::int64_t sets_left_out_ = 0;
};

}  // namespace orthant::dimension
