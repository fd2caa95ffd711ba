#include "studies/knn/sweep_results.hpp"

#include "base/contract.hpp"
#include "studies/knn/choice.hpp"
#include "studies/knn/diagnosis.hpp"
#include "studies/knn/over_splits.hpp"
#include "studies/knn/sweep_layout.hpp"
#include "studies/knn/sweep_scores.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace orthant::knn {
namespace {

/// A score at every k of one weighting, in rising k.
struct Curve {
    std::vector<double> value;
    std::vector<double> standard_error;
};

template <class Model>
class ResultFiller {
  public:
    using Tally = typename Model::Tally;

    ResultFiller(study::ResultRow& row, std::size_t components, const SweepParts<Model>& parts,
                 const SweepSettings& settings, const SweepOutline& outline, double share)
        : row_(&row),
          component_(components),
          parts_(&parts),
          settings_(&settings),
          outline_(&outline),
          share_(share),
          grid_(grid_of(settings)),
          choice_(choice_of(settings, outline)) {
        for (const std::uint32_t k : settings.ks)
            sorted_of_.push_back(
                static_cast<std::size_t>(std::ranges::lower_bound(grid_.ks(), k) - grid_.ks().begin()));
    }

    void fill() {
        for (const Score score : scores_of(*outline_)) {
            if (has_validation(*outline_)) fill_score(score);
            if (parts_->has_test()) fill_means("test_" + name_of(score), score, {&parts_->test(), 1});
        }
        if (has_validation(*outline_)) {
            fill_choice();
            if (parts_->has_training()) fill_diagnosis();
        }
        if (outline_->shape.inner_folds > 0) fill_nested();
        if (has_folds(*settings_, *outline_)) fill_sizes();
        fill_neighbours();
    }

  private:
    std::size_t weights() const { return settings_->weights.size(); }
    std::size_t splits() const { return parts_->splits(); }

    /// The place of a cell of (components, k, weights), k and weighting in job order.
    std::size_t place(std::size_t k, std::size_t weighting) const {
        return (component_ * settings_->ks.size() + k) * weights() + weighting;
    }
    std::size_t choice_place(std::size_t weighting) const { return component_ * weights() + weighting; }

    /// Of one part over splits; from the rows where there is one split only.
    Curve curve(Score score, std::span<const Tally> tallies, std::size_t weighting) const {
        Curve curve;
        for (std::size_t k = 0; k < grid_.ks().size(); ++k) {
            const std::size_t cell = grid_.cell(weighting, k);
            const Estimate estimate =
                tallies.size() == 1 ? score_of(score, tallies.front(), cell) : mean_over(score, tallies, cell);
            curve.value.push_back(estimate.value);
            curve.standard_error.push_back(estimate.standard_error);
        }
        return curve;
    }

    Estimate mean_over(Score score, std::span<const Tally> tallies, std::size_t cell) const {
        std::vector<double> values;
        for (const Tally& tally : tallies) values.push_back(score_of(score, tally, cell).value);
        return over_splits(values, overlap());
    }

    /// Validation rows over training rows where splits overlap, the mean of all splits.
    double overlap() const {
        if (outline_->shape.repeats == 1) return 0;
        const auto rows = static_cast<double>(outline_->shape.training_rows());
        std::vector<double> ratios;
        for (const Tally& part : parts_->validation()) {
            const auto validated = static_cast<double>(part.rows());
            ratios.push_back(validated / (share_ * (rows - validated)));
        }
        return over_splits(ratios, 0).value;
    }

    void fill_means(const std::string& name, Score score, std::span<const Tally> tallies) {
        const auto values = row_->real(name);
        const auto errors = row_->real(name + "_stderr");
        for (std::size_t w = 0; w < weights(); ++w) {
            const Curve over_k = curve(score, tallies, w);
            for (std::size_t k = 0; k < settings_->ks.size(); ++k) {
                values[place(k, w)] = over_k.value[sorted_of_[k]];
                errors[place(k, w)] = over_k.standard_error[sorted_of_[k]];
            }
        }
    }

    void fill_by_fold(const std::string& name, Score score, std::span<const Tally> tallies) {
        const auto values = row_->real(name);
        for (std::size_t k = 0; k < settings_->ks.size(); ++k)
            for (std::size_t w = 0; w < weights(); ++w)
                for (std::size_t s = 0; s < splits(); ++s)
                    values[place(k, w) * splits() + s] =
                        score_of(score, tallies[s], grid_.cell(w, sorted_of_[k])).value;
    }

    void fill_score(Score score) {
        const std::string& name = name_of(score);
        fill_means(name, score, parts_->validation());
        if (parts_->has_training()) fill_means(name + "_training", score, parts_->training());
        if (!has_folds(*settings_, *outline_)) return;
        fill_by_fold(name + "_by_fold", score, parts_->validation());
        if (parts_->has_training()) fill_by_fold(name + "_training_by_fold", score, parts_->training());
    }

    void fill_choice() {
        const std::string& name = name_of(choice_);
        for (std::size_t w = 0; w < weights(); ++w) {
            const Curve over_k = curve(choice_, parts_->validation(), w);
            const auto chosen = choose(over_k.value, over_k.standard_error, better(choice_));
            if (!chosen) continue;
            row_->integer("best_k")[choice_place(w)] = grid_.ks()[chosen->best];
            row_->integer("one_stderr_k")[choice_place(w)] = grid_.ks()[chosen->simplest];
            row_->real(name + "_at_best_k")[choice_place(w)] = over_k.value[chosen->best];
            row_->real(name + "_at_best_k_stderr")[choice_place(w)] = over_k.standard_error[chosen->best];
            fill_confusion(w, chosen->best);
        }
    }

    void fill_confusion(std::size_t w, std::size_t best) {
        if constexpr (std::is_same_v<Model, Classification>) {
            const std::size_t classes = outline_->classes.size();
            std::vector<std::uint32_t> counts(classes * classes);
            parts_->mistakes().fill(grid_.cell(w, best), counts);
            std::ranges::copy(counts, row_->integer("confusion").subspan(choice_place(w) * counts.size()).begin());
        }
    }

    void fill_diagnosis() {
        for (std::size_t k = 0; k < settings_->ks.size(); ++k)
            for (std::size_t w = 0; w < weights(); ++w) diagnose_cell(place(k, w), w, sorted_of_[k]);
    }

    /// Means over splits of both errors relative to the baseline. Weighted by distance, training rows tell nothing:
    /// their error with uniform weights is taken, where the job asks for it.
    void diagnose_cell(std::size_t at, std::size_t weighting, std::size_t k) {
        const auto uniform = std::ranges::find(grid_.weights(), Weights::uniform);
        std::vector<double> training, validation;
        for (std::size_t s = 0; s < splits(); ++s) {
            const double baseline = baseline_error(parts_->training()[s]);
            const double error =
                uniform == grid_.weights().end()
                    ? std::numeric_limits<double>::quiet_NaN()
                    : error_of(parts_->training()[s],
                               grid_.cell(static_cast<std::size_t>(uniform - grid_.weights().begin()), k));
            training.push_back(error / baseline);
            validation.push_back(error_of(parts_->validation()[s], grid_.cell(weighting, k)) / baseline);
        }
        const double training_error = over_splits(training, 0).value;
        const double validation_error = over_splits(validation, 0).value;
        row_->real("training_error_ratio")[at] = training_error;
        row_->real("validation_error_ratio")[at] = validation_error;
        const Diagnosis found = diagnose(training_error, validation_error);
        if (found != Diagnosis::undefined) row_->integer("diagnosis")[at] = static_cast<std::int64_t>(found);
    }

    /// In each split the k is chosen by its inner folds alone (at a small share some are empty), and scored by its
    /// validation part.
    void fill_nested() {
        const std::string name = "nested_" + name_of(choice_);
        const std::size_t inner_folds = outline_->shape.inner_folds;
        for (std::size_t w = 0; w < weights(); ++w) {
            std::vector<double> scores;
            for (std::size_t s = 0; s < splits(); ++s) {
                const auto inner = std::span(parts_->inner()).subspan(s * inner_folds, inner_folds);
                std::vector<double> means;
                for (std::size_t k = 0; k < grid_.ks().size(); ++k) {
                    std::vector<double> values;
                    for (const Tally& tally : inner)
                        if (tally.rows() > 0) values.push_back(score_of(choice_, tally, grid_.cell(w, k)).value);
                    means.push_back(over_splits(values, 0).value);
                }
                const auto chosen = choose(means, std::vector<double>(means.size()), better(choice_));
                const std::size_t best = chosen ? chosen->best : 0;
                row_->integer("nested_k")[choice_place(w) * splits() + s] = grid_.ks()[best];
                scores.push_back(score_of(choice_, parts_->validation()[s], grid_.cell(w, best)).value);
            }
            const Estimate estimate = over_splits(scores, overlap());
            row_->real(name)[choice_place(w)] = estimate.value;
            row_->real(name + "_stderr")[choice_place(w)] = estimate.standard_error;
        }
    }

    void fill_sizes() {
        const auto sizes = row_->integer("validation_rows");
        for (std::size_t s = 0; s < splits(); ++s) sizes[s] = static_cast<std::int64_t>(parts_->validation()[s].rows());
    }

    void fill_neighbours() {
        const KeptNeighbours& kept = parts_->kept();
        if (kept.length() == 0) return;
        const Splits::Shape& shape = outline_->shape;
        const auto neighbours = row_->integer("neighbour");
        const auto distances = row_->real("neighbour_distance");
        for (std::size_t e = 0; e < kept.size(); ++e) {
            const KeptNeighbours::Entry entry = kept.entry(e);
            const std::size_t at =
                ((component_ * shape.repeats + entry.repeat) * shape.rows + entry.row) * kept.length();
            std::ranges::copy(entry.neighbours, neighbours.begin() + static_cast<std::ptrdiff_t>(at));
            std::ranges::copy(entry.distances, distances.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }

    study::ResultRow* row_;
    std::size_t component_;
    const SweepParts<Model>* parts_;
    const SweepSettings* settings_;
    const SweepOutline* outline_;
    double share_;
    VoteGrid grid_;
    Score choice_;
    std::vector<std::size_t> sorted_of_;  ///< of each k in job order, its place in rising order
};

}  // namespace

template <class Model>
void fill_results(study::ResultRow& row, std::size_t i, const SweepParts<Model>& parts, const SweepSettings& settings,
                  const SweepOutline& outline, double share) {
    ResultFiller<Model>(row, i, parts, settings, outline, share).fill();
}

template void fill_results(study::ResultRow&, std::size_t, const SweepParts<Classification>&, const SweepSettings&,
                           const SweepOutline&, double);
template void fill_results(study::ResultRow&, std::size_t, const SweepParts<Regression>&, const SweepSettings&,
                           const SweepOutline&, double);

}  // namespace orthant::knn
