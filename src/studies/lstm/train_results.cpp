#include "studies/lstm/train_results.hpp"

#include "base/contract.hpp"

#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace orthant::lstm {
namespace {

using study::Number;

std::vector<std::string> names_of(const std::vector<BaselineScore>& baselines) {
    std::vector<std::string> names;
    for (const BaselineScore& baseline : baselines) names.push_back(baseline.name);
    return names;
}

std::string error_text(const TrainOutline& outline) {
    return !outline.set.is_classification() ? "root mean square error of all targets, in their own units"
                                            : "share of answers that are wrong";
}

/// A value for each epoch, as far as the trial came.
study::Result by_epoch(const std::string& name, const std::string& long_name) {
    return {.name = name, .long_name = long_name, .dims = {"epoch"}, .filled_by = "epochs_trained"};
}

class TrainReduction final : public study::Reduction {
  public:
    TrainReduction(std::uint64_t epochs, const std::vector<BaselineScore>& baselines)
        : epochs_(epochs), baselines_(&baselines) {}

    void add(ByteView record) override {
        ByteReader in(record);
        curve_ = LearningCurve::read(in, epochs_);
        if (curve_.stop == StopReason::none) throw MalformedBytes("a trial that is not over");
        if (!in.at_end()) throw MalformedBytes("more than the record of a trial");
    }

    study::PointStatus finish(study::ResultRow& row) const override {
        for (std::size_t i = 0; i < curve_.epochs.size(); ++i) {
            const LearningCurve::Epoch& epoch = curve_.epochs[i];
            row.real("training_loss")[i] = epoch.training_loss;
            row.real("validation_loss")[i] = epoch.validation_loss;
            row.real("validation_error")[i] = epoch.validation_error;
            row.real("gradient_norm")[i] = epoch.gradient_norm;
        }
        if (curve_.best_epoch >= 0) {
            const LearningCurve::Epoch& best = curve_.epochs[static_cast<std::size_t>(curve_.best_epoch)];
            row.set_integer("best_epoch", curve_.best_epoch + 1);
            row.set("best_validation_loss", best.validation_loss);
            row.set("best_validation_error", best.validation_error);
            row.set("test_loss", curve_.test_loss);
            row.set("test_error", curve_.test_error);
        }
        row.set_integer("epochs_trained", static_cast<std::int64_t>(curve_.epochs.size()));
        row.set_integer("updates", static_cast<std::int64_t>(curve_.updates));
        row.set_integer("parameters", static_cast<std::int64_t>(curve_.parameters));
        row.set_integer("stop", static_cast<std::int64_t>(curve_.stop) - 1);
        for (std::size_t i = 0; i < baselines_->size(); ++i) {
            row.real("baseline_validation_error")[i] = (*baselines_)[i].validation_error;
            row.real("baseline_test_error")[i] = (*baselines_)[i].test_error;
        }
        return study::PointStatus::complete;
    }

  private:
    std::uint64_t epochs_;
    LearningCurve curve_;
    const std::vector<BaselineScore>* baselines_;
};

}  // namespace

study::Layout train_layout(const TrainJob& job, const TrainOutline& outline) {
    std::vector<std::int64_t> epochs(job.epochs);
    std::iota(epochs.begin(), epochs.end(), std::int64_t{1});
    const std::string error = error_text(outline);
    study::Layout layout;
    layout.dimensions.push_back({"epoch", "passes over the training part", "1", std::move(epochs)});
    layout.results = {
        {"test_error", error + ", in the test part, with the weights of the best epoch"},
        {"test_loss", "mean loss of an answer in the test part, with the weights of the best epoch"},
        {"best_validation_error", error + ", in the validation part, at the best epoch"},
        {"best_validation_loss", "mean loss of an answer in the validation part, at the best epoch"},
        {"best_epoch", "epoch of the least validation loss", "1", Number::integer},
        {"epochs_trained", "epochs until training stopped", "1", Number::integer},
        {"stop",
         "why training stopped",
         "1",
         Number::integer,
         {},
         {{"epochs", "as many epochs as allowed"},
          {"patience", "no better validation loss for as many epochs as the job has patience"},
          {"diverged", "a loss or a gradient was not finite"}}},
        {"parameters", "parameters of the network", "1", Number::integer},
        {"updates", "updates of the parameters", "1", Number::integer},
        by_epoch("training_loss", "mean loss of an answer in training"),
        by_epoch("validation_loss", "mean loss of an answer in the validation part"),
        by_epoch("validation_error", error + ", in the validation part"),
        by_epoch("gradient_norm", "mean norm of the gradient before clipping"),
    };
    if (outline.baselines.empty()) return layout;
    layout.dimensions.push_back({"baseline", "what does without a network", "1", names_of(outline.baselines)});
    layout.results.push_back({"baseline_test_error", error + ", in the test part", "1", Number::real, {"baseline"}});
    layout.results.push_back(
        {"baseline_validation_error", error + ", in the validation part", "1", Number::real, {"baseline"}});
    return layout;
}

std::unique_ptr<study::Reduction> train_reduction(const TrainJob& job, const TrainOutline& outline) {
    return std::make_unique<TrainReduction>(job.epochs, outline.baselines);
}

}  // namespace orthant::lstm
