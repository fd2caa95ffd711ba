#pragma once

#include "base/contract.hpp"
#include "studies/knn/kept_neighbours.hpp"
#include "studies/knn/sweep_model.hpp"
#include "studies/knn/sweep_outline.hpp"
#include "studies/knn/sweep_settings.hpp"

#include <cstddef>
#include <vector>

namespace orthant::knn {

/// All that is counted of one number of components at a point: a tally for each part of each split. Records of tasks
/// hold one, and the sum of all records of a point is its outcome. Leave-one-out pools all its splits.
template <class Model>
class SweepParts {
  public:
    using Tally = typename Model::Tally;

    SweepParts(const Model& model, const SweepSettings& settings, const SweepOutline& outline)
        : is_pooled_(settings.validation == Validation::leave_one_out),
          folds_(outline.shape.folds),
          inner_folds_(outline.shape.inner_folds),
          mistakes_(model.mistakes()),
          kept_(settings.kept_neighbours, outline.shape.repeats, outline.shape.rows) {
        const std::size_t splits = is_pooled_ ? 1 : outline.shape.repeats * folds_;
        const bool is_training_scored = settings.training_scores == TrainingScores::wanted;
        const auto fill = [&](std::vector<Tally>& tallies, std::size_t count) {
            tallies.reserve(count);
            for (std::size_t i = 0; i < count; ++i) tallies.push_back(model.tally());
        };
        fill(validation_, splits);
        fill(training_, is_training_scored ? splits : 0);
        fill(inner_, splits * inner_folds_);
        fill(test_, outline.has_test() ? 1 : 0);
    }

    std::size_t splits() const { return validation_.size(); }
    bool has_training() const { return !training_.empty(); }
    bool has_test() const { return !test_.empty(); }

    Tally& validation(std::size_t repeat, std::size_t fold) { return validation_[split(repeat, fold)]; }
    Tally& training(std::size_t repeat, std::size_t fold) { return training_[split(repeat, fold)]; }
    Tally& inner(std::size_t repeat, std::size_t fold, std::size_t inner) {
        return inner_[split(repeat, fold) * inner_folds_ + inner];
    }
    Tally& test() { return test_.front(); }
    typename Model::Mistakes& mistakes() { return mistakes_; }
    KeptNeighbours& kept() { return kept_; }

    const std::vector<Tally>& validation() const { return validation_; }
    const std::vector<Tally>& training() const { return training_; }
    const std::vector<Tally>& inner() const { return inner_; }  ///< split by split
    const Tally& test() const { return test_.front(); }
    const typename Model::Mistakes& mistakes() const { return mistakes_; }
    const KeptNeighbours& kept() const { return kept_; }

    void write(ByteWriter& out) const {
        for (const std::vector<Tally>* tallies : {&validation_, &training_, &inner_, &test_})
            for (const Tally& tally : *tallies) tally.write(out);
        mistakes_.write(out);
        kept_.write(out);
    }

    /// Adds what another wrote. MalformedBytes.
    void add(ByteReader& in, const Model& model) {
        Tally next = model.tally();
        for (std::vector<Tally>* tallies : {&validation_, &training_, &inner_, &test_})
            for (Tally& tally : *tallies) {
                next.read(in);
                if (next.rows() == 0) continue;
                tally.merge(next);
                next = model.tally();
            }
        typename Model::Mistakes mistakes = model.mistakes();
        mistakes.read(in);
        mistakes_.merge(mistakes);
        kept_.read(in);
    }

  private:
    std::size_t split(std::size_t repeat, std::size_t fold) const { return is_pooled_ ? 0 : repeat * folds_ + fold; }

    bool is_pooled_;
    std::size_t folds_;
    std::size_t inner_folds_;
    std::vector<Tally> validation_, training_, inner_, test_;
    typename Model::Mistakes mistakes_;
    KeptNeighbours kept_;
};

}  // namespace orthant::knn
