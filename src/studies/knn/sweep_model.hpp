#pragma once

#include "studies/knn/class_tally.hpp"
#include "studies/knn/confusion_tally.hpp"
#include "studies/knn/regression_tally.hpp"
#include "studies/knn/sweep_outline.hpp"
#include "studies/knn/sweep_settings.hpp"

#include <cstdint>
#include <span>

namespace orthant::knn {

/// The ks in rising order, and the weightings of a job.
VoteGrid grid_of(const SweepSettings& settings);

/// Prediction of a class: what neighbours tell of a row, and where it is counted.
class Classification {
  public:
    using Value = std::int32_t;
    using Tally = ClassTally;
    /// Which classes validated rows were taken for.
    using Mistakes = ConfusionTally;

    Classification(const SweepSettings& settings, const SweepOutline& outline)
        : votes_(grid_of(settings), outline.classes.size()) {}

    Tally tally() const { return {votes_.grid(), votes_.classes()}; }
    Mistakes mistakes() const { return {votes_.grid(), votes_.classes()}; }

    void count(double truth, std::span<const Value> values, std::span<const double> distances, Tally& tally) {
        votes_.count(static_cast<std::int32_t>(truth), values, distances);
        tally.add(votes_);
    }
    /// The row counted last.
    void note(Mistakes& mistakes) const { mistakes.add(votes_); }

  private:
    ClassVotes votes_;
};

/// Prediction of a number.
class Regression {
  public:
    using Value = double;
    using Tally = RegressionTally;
    struct Mistakes {
        void merge(const Mistakes& /*other*/) {}
        void write(ByteWriter& /*out*/) const {}
        void read(ByteReader& /*in*/) {}
    };

    Regression(const SweepSettings& settings, const SweepOutline& outline)
        : grid_(grid_of(settings)), centre_(outline.centre) {}

    Tally tally() const { return {grid_, centre_}; }
    Mistakes mistakes() const { return {}; }

    void count(double truth, std::span<const Value> values, std::span<const double> distances, Tally& tally) {
        tally.add(truth, values, distances);
    }
    void note(Mistakes& /*mistakes*/) const {}

  private:
    VoteGrid grid_;
    double centre_;
};

}  // namespace orthant::knn
