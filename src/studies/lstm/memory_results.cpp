#include "studies/lstm/memory_results.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace orthant::lstm {
namespace {

using study::Number;

class MemoryReduction final : public study::Reduction {
  public:
    explicit MemoryReduction(const MemorySettings& settings) : settings_(settings) {}

    void add(ByteView record) override {
        ByteReader in(record);
        curve_ = MemoryCurve::read(in, settings_.most_checks());
        if (curve_.stop == MemoryStop::none) throw MalformedBytes("a trial that is not over");
        if (!in.at_end()) throw MalformedBytes("more than the record of a trial");
    }

    study::PointStatus finish(study::ResultRow& row) const override {
        const bool is_learned = curve_.stop == MemoryStop::learned;
        row.set("success", is_learned ? 1 : 0);
        if (is_learned) {
            row.set("updates_to_success", static_cast<double>(curve_.updates));
            row.set("sequences_to_success", static_cast<double>(curve_.updates * settings_.batch));
        }
        row.set_integer("stop", static_cast<std::int64_t>(curve_.stop) - 1);
        row.set("test_error", curve_.test_error.value);
        row.set("test_error_stderr", curve_.test_error.standard_error);
        row.set("test_loss", curve_.test_loss.value);
        row.set("test_loss_stderr", curve_.test_loss.standard_error);
        const Chance chance = memory_task(settings_.task)->chance();
        row.set("chance_error", chance.error);
        row.set("chance_loss", chance.loss);
        row.set_integer("updates", static_cast<std::int64_t>(curve_.updates));
        row.set_integer("parameters", static_cast<std::int64_t>(curve_.parameters));
        for (std::size_t i = 0; i < curve_.checks.size(); ++i) {
            const MemoryCurve::Check& check = curve_.checks[i];
            row.real("validation_error")[i] = check.validation_error;
            row.real("validation_loss")[i] = check.validation_loss;
            row.real("training_loss")[i] = check.training_loss;
            row.real("gradient_norm")[i] = check.gradient_norm;
        }
        return study::PointStatus::complete;
    }

  private:
    MemorySettings settings_;
    MemoryCurve curve_;
};

}  // namespace

study::Layout memory_layout(std::uint64_t updates, std::uint64_t check_every) {
    std::vector<std::int64_t> checked_at;
    for (std::uint64_t update = 0; update < updates;) {
        update = std::min(update + check_every, updates);
        checked_at.push_back(static_cast<std::int64_t>(update));
    }
    study::Layout layout;
    layout.dimensions.push_back({"check", "updates before a validation", "1", std::move(checked_at)});
    layout.results = {
        {"success", "1 where the task was learned: few enough wrong answers in a validation; else 0"},
        {"updates_to_success", "updates until the task was learned; NaN where it was not"},
        {"sequences_to_success", "sequences read until the task was learned; NaN where it was not"},
        {"stop",
         "why training stopped",
         "1",
         Number::integer,
         {},
         {{"learned", "few enough answers were wrong in a validation"},
          {"updates", "as many updates as allowed: what more would have done is not known"},
          {"diverged", "a loss or a gradient was not finite"}}},
        {"test_error", "share of wrong answers in the test, at the end of training"},
        {"test_error_stderr", "its standard error, over the sequences of the test"},
        {"chance_error", "share of wrong answers, at best, without a memory"},
        {"test_loss", "mean loss of an answer in the test, at the end of training"},
        {"test_loss_stderr", "its standard error, over the sequences of the test"},
        {"chance_loss", "mean loss of an answer, at best, without a memory"},
        {"updates", "updates of the parameters", "1", Number::integer},
        {"parameters", "parameters of the network", "1", Number::integer},
        {"validation_error", "share of wrong answers in a validation", "1", Number::real, {"check"}},
        {"validation_loss", "mean loss of an answer in a validation", "1", Number::real, {"check"}},
        {"training_loss",
         "mean loss in training since the check before, of copy over its blanks, too",
         "1",
         Number::real,
         {"check"}},
        {"gradient_norm",
         "mean norm of the gradient since the check before, before clipping",
         "1",
         Number::real,
         {"check"}},
    };
    return layout;
}

std::unique_ptr<study::Reduction> memory_reduction(const MemorySettings& settings) {
    return std::make_unique<MemoryReduction>(settings);
}

}  // namespace orthant::lstm
