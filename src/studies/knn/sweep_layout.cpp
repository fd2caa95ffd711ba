#include "studies/knn/sweep_layout.hpp"

#include "base/contract.hpp"
#include "studies/knn/diagnosis.hpp"
#include "studies/knn/job_table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace orthant::knn {
namespace {

using study::Number;
using study::Result;

struct ScoreText {
    std::string name;
    std::string long_name;
};

const std::vector<ScoreText>& score_texts() {
    static const std::vector<ScoreText> texts{
        {"accuracy", "share of rows whose class is predicted"},
        {"balanced_accuracy", "mean over classes of the share of their rows that is predicted"},
        {"macro_f1", "mean over classes of the harmonic mean of precision and recall"},
        {"log_loss", "mean of -ln(probability given to the class that is)"},
        {"brier", "mean squared error of all class probabilities, summed over classes"},
        {"mse", "mean squared error"},
        {"rmse", "root of the mean squared error"},
        {"mae", "mean absolute error"},
        {"r2", "share of the target's variance that is explained"},
    };
    return texts;
}

const std::vector<std::string> by_k{"components", "k", "weights"};
const std::vector<std::string> by_choice{"components", "weights"};

std::vector<std::string> with(std::vector<std::string> dims, std::initializer_list<const char*> more) {
    dims.insert(dims.end(), more.begin(), more.end());
    return dims;
}

std::vector<std::int64_t> numbers(std::size_t count) {
    std::vector<std::int64_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

void add_estimate(std::vector<Result>& results, const std::string& name, const std::string& long_name,
                  const std::vector<std::string>& dims) {
    results.push_back({name, long_name, "1", Number::real, dims});
    results.push_back({name + "_stderr", "standard error of " + name, "1", Number::real, dims});
}

class LayoutMaker {
  public:
    LayoutMaker(const SweepSettings& settings, const SweepOutline& outline)
        : settings_(&settings), outline_(&outline) {}

    study::Layout make() {
        add_dimensions();
        if (has_validation(*outline_)) {
            add_choice();
            for (const Score score : scores_of(*outline_)) add_score(score);
            if (settings_->training_scores == TrainingScores::wanted) add_diagnosis();
            if (outline_->is_classification())
                add({"confusion", "validated rows of a class that were predicted to be of another, at best_k", "1",
                     Number::integer, with(by_choice, {"class", "predicted"})});
        }
        if (outline_->shape.inner_folds > 0) add_nested();
        if (outline_->has_test())
            for (const Score score : scores_of(*outline_))
                add_estimate(layout_.results, "test_" + name_of(score), "of the test part: " + long_name_of(score),
                             by_k);
        if (has_folds(*settings_, *outline_)) add_sizes();
        if (settings_->kept_neighbours > 0) add_neighbours();
        return std::move(layout_);
    }

  private:
    static const std::string& long_name_of(Score score) {
        return score_texts()[static_cast<std::size_t>(score)].long_name;
    }

    void add(Result result) { layout_.results.push_back(std::move(result)); }

    void add_dimensions() {
        const Splits::Shape& shape = outline_->shape;
        if (has_folds(*settings_, *outline_)) {
            layout_.dimensions.push_back({"repeat", "repeat of the split into folds", "1", numbers(shape.repeats)});
            layout_.dimensions.push_back({"fold", "fold that validates", "1", numbers(shape.folds)});
        }
        if (outline_->is_classification() && has_validation(*outline_)) {
            layout_.dimensions.push_back({"class", "class of a row", "1", outline_->classes});
            layout_.dimensions.push_back(
                {"predicted", "class that a row is predicted to be of", "1", outline_->classes});
        }
        if (settings_->kept_neighbours == 0) return;
        if (!has_folds(*settings_, *outline_))
            layout_.dimensions.push_back({"repeat", "repeat of the split into folds", "1", numbers(1)});
        layout_.dimensions.push_back({"row", "row of the table", "1", numbers(shape.rows)});
        layout_.dimensions.push_back(
            {"rank", "place among the neighbours, the nearest first", "1", numbers(settings_->kept_neighbours)});
    }

    void add_choice() {
        const std::string& name = name_of(choice_of(*settings_, *outline_));
        add({"best_k", "number of neighbours of best " + name + ", the smallest on a tie", "1", Number::integer,
             by_choice});
        add({"one_stderr_k", "largest number of neighbours within one standard error of the best " + name, "1",
             Number::integer, by_choice});
        add_estimate(layout_.results, name + "_at_best_k",
                     name + " at best_k: too good by the choice itself, of which nested cross-validation tells",
                     by_choice);
    }

    void add_score(Score score) {
        const std::string& name = name_of(score);
        const std::string& text = long_name_of(score);
        const bool has_training = settings_->training_scores == TrainingScores::wanted;
        add_estimate(layout_.results, name, text, by_k);
        if (has_training) add_estimate(layout_.results, name + "_training", "of the training part: " + text, by_k);
        if (!has_folds(*settings_, *outline_)) return;
        add({name + "_by_fold", text, "1", Number::real, with(by_k, {"repeat", "fold"})});
        if (has_training)
            add({name + "_training_by_fold", "of the training part: " + text, "1", Number::real,
                 with(by_k, {"repeat", "fold"})});
    }

    void add_diagnosis() {
        add({"training_error_ratio",
             "error on the training part, with uniform weights, over that of a constant prediction", "1", Number::real,
             by_k});
        add({"validation_error_ratio", "error on the validation part over that of a constant prediction", "1",
             Number::real, by_k});
        Result result{"diagnosis", "what the two errors say together", "1", Number::integer, by_k};
        for (const auto& [diagnosis, meaning] :
             {std::pair{Diagnosis::balanced, "balanced"}, std::pair{Diagnosis::high_bias, "high_bias"},
              std::pair{Diagnosis::high_variance, "high_variance"}})
            result.flags.push_back({meaning, std::string(advice(diagnosis))});
        add(std::move(result));
    }

    void add_nested() {
        const std::string& name = name_of(choice_of(*settings_, *outline_));
        add_estimate(layout_.results, "nested_" + name,
                     name + " of the k that is chosen within each training part: the honest score of a best k",
                     by_choice);
        add({"nested_k", "number of neighbours chosen within the training part", "1", Number::integer,
             with(by_choice, {"repeat", "fold"})});
    }

    void add_sizes() {
        add({"validation_rows", "rows of the validation part", "1", Number::integer, {"repeat", "fold"}});
    }

    void add_neighbours() {
        const auto dims = with({"components"}, {"repeat", "row", "rank"});
        add({"neighbour", "row of the neighbour in the training part; rows of the test part: in the first repeat", "1",
             Number::integer, dims});
        add({"neighbour_distance", "distance of the neighbour", "1", Number::real, dims});
    }

    const SweepSettings* settings_;
    const SweepOutline* outline_;
    study::Layout layout_;
};

}  // namespace

std::vector<Score> scores_of(const SweepOutline& outline) {
    if (outline.is_classification())
        return {Score::accuracy, Score::balanced_accuracy, Score::macro_f1, Score::log_loss, Score::brier};
    return {Score::mse, Score::rmse, Score::mae, Score::r2};
}

const std::string& name_of(Score score) {
    ORTHANT_EXPECT(score != Score::automatic);
    return score_texts()[static_cast<std::size_t>(score)].name;
}

Score choice_of(const SweepSettings& settings, const SweepOutline& outline) {
    const std::vector<Score> scores = scores_of(outline);
    if (settings.choice == Score::automatic) return scores.front();
    if (std::ranges::count(scores, settings.choice) > 0) return settings.choice;
    throw contradiction(settings.job_file,
                        "choose_by = \"" + name_of(settings.choice) + "\" does not fit the target (it is " +
                            (outline.is_classification() ? "a class" : "a number") + "); choose " +
                            (outline.is_classification() ? "accuracy, balanced_accuracy, macro_f1, log_loss or brier"
                                                         : "mse, rmse, mae or r2"));
}

bool has_validation(const SweepOutline& outline) {
    return outline.shape.folds > 0;
}

bool has_folds(const SweepSettings& settings, const SweepOutline& outline) {
    return has_validation(outline) && settings.validation != Validation::leave_one_out;
}

study::Layout sweep_layout(const SweepSettings& settings, const SweepOutline& outline) {
    return LayoutMaker(settings, outline).make();
}

std::uint64_t expected_record_bytes(const SweepSettings& settings, const SweepOutline& outline,
                                    const SearchPlan& plan) {
    const std::uint64_t cells = settings.ks.size() * settings.weights.size();
    const std::uint64_t per_cell = outline.is_classification() ? 32 + outline.classes.size() : 24;
    const bool has_training = settings.training_scores == TrainingScores::wanted;
    const Splits::Shape& shape = outline.shape;
    const bool is_pooled = settings.validation == Validation::leave_one_out;
    const std::uint64_t splits =
        plan.serves_every_split() && !is_pooled ? shape.repeats * shape.folds * (1 + shape.inner_folds) : 1;
    const std::uint64_t kept = settings.kept_neighbours * 12 * shape.repeats * (shape.rows / plan.blocks() + 1);
    return settings.components.size() * (splits * (has_training ? 2 : 1) * cells * per_cell + kept);
}

}  // namespace orthant::knn
