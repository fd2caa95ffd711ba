#include "studies/lstm/train.hpp"

#include "base/contract.hpp"
#include "data/data_file.hpp"
#include "studies/lstm/conventions.hpp"
#include "studies/lstm/made_sequences.hpp"
#include "studies/lstm/predict.hpp"
#include "studies/lstm/run_trial.hpp"
#include "studies/lstm/train_results.hpp"
#include "studies/lstm/train_schema.hpp"
#include "studies/lstm/train_set.hpp"
#include "studies/lstm/trial.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace orthant::lstm {
namespace {

class TrainStudy final : public study::Study {
  public:
    explicit TrainStudy(const job::Job& job) : job_(&job), train_(job) {}

    Bytes read_outline() override {
        set_ = read_train_set(*job_, train_, Baselines::wanted);
        return TrainOutline(set_->sequences, set_->baselines).to_bytes();
    }

    void use_outline(ByteView bytes) override {
        outline_ = TrainOutline::from_bytes(bytes);
        train_.check(*job_, *outline_);
    }

    study::Layout layout() const override { return train_layout(train_, outline()); }
    std::uint64_t tasks(const job::Point& /*point*/) const override { return 1; }
    bool offers_checkpoints() const override { return true; }

    /// As if every epoch were trained. Validation and the test take a third of the time of training.
    std::optional<double> cost(const job::Point& point, std::uint64_t /*task*/) const override {
        const TrialSettings settings = train_.trial(*job_, outline(), point);
        const data::SequenceOutline& set = outline().set;
        const std::uint64_t sequences = set.part_begin[1];
        const auto trained = static_cast<double>(set.training_steps);
        const double length = trained / static_cast<double>(sequences);
        const auto truncated = static_cast<double>(settings.model.truncate);
        const auto validated = static_cast<double>(outline().validation_steps);
        const auto& parts = set.part_begin;
        const double tested =
            validated * static_cast<double>(parts[3] - parts[2]) / static_cast<double>(parts[2] - parts[1]);
        const double steps = static_cast<double>(settings.epochs) * (trained + validated / 3) + tested / 3;
        return steps * seconds_per_step(settings.model, set.inputs(),
                                        {std::min<std::uint64_t>(settings.batch, sequences),
                                         truncated > 0 ? std::min(truncated, length) : length});
    }

    std::uint64_t task_bytes(const job::Point& point) const override {
        const TrialSettings settings = train_.trial(*job_, outline(), point);
        const BatchSize largest{.inputs = outline().set.inputs(),
                                .sequences = outline().sequences(),
                                .steps = outline().set.longest,
                                .answers = train_.form() == AnswerForm::last ? 1 : outline().longest_answer};
        const std::size_t parameters =
            parameter_count(settings.model, largest.inputs, outline().set.targets(), largest.steps);
        return Trial::bytes(settings, largest, parameters, outline().sequences());
    }

    std::uint64_t record_bytes(const job::Point& /*point*/) const override {
        return 64 + train_.epochs * sizeof(LearningCurve::Epoch);
    }

    std::vector<std::string> remarks() const override {
        const auto& parts = outline().set.part_begin;
        return {std::to_string(parts[1]) + " sequences to learn from, " + std::to_string(parts[2] - parts[1]) +
                    " to choose the best epoch by, " + std::to_string(parts[3] - parts[2]) + " to test, of up to " +
                    std::to_string(outline().set.longest) + " steps of " + std::to_string(outline().set.inputs()) +
                    " values",
                "the time is that of all epochs: trials that stop early take less"};
    }

    void compute(const job::Point& point, std::uint64_t /*task*/, study::TaskContext& context,
                 ByteWriter& record) const override {
        train_trial(point, context, record, [](const Trial&) {});
    }

    std::string chosen_by() const override { return "best_validation_loss"; }

    /// Block by block of the network's parameters, as they were at the best epoch.
    std::vector<study::NamedArray> fitted(const job::Point& point, study::TaskContext& context,
                                          ByteWriter& record) const override {
        std::vector<study::NamedArray> arrays;
        train_trial(point, context, record, [&](const Trial& trial) {
            for (const ParameterBlock& block : trial.layout().blocks()) {
                const std::span<const float> values = trial.best_parameters().subspan(block.offset, block.size());
                arrays.push_back(
                    {block.name, {block.rows, block.columns}, std::vector<double>(values.begin(), values.end())});
            }
        });
        return arrays;
    }

    std::vector<study::NamedArray> conventions() const override { return conventions_of(outline().set); }

    study::Prediction predict(const job::Point& point, const std::vector<study::NamedArray>& fitted,
                              const std::filesystem::path& data, study::TaskContext& context) const override {
        Pace pace([&context] { context.yield(); });
        return lstm::predict(*job_, train_, outline(), point, fitted, data, pace);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& /*point*/) const override {
        return train_reduction(train_, outline());
    }

    std::uint64_t shared_bytes() const override { return outline().set.packed_bytes; }

    void fill_shared(std::span<std::byte> memory) const override {
        if (!set_) set_ = read_train_set(*job_, train_, Baselines::left_out);
        if (TrainOutline(set_->sequences, outline().baselines) != outline())
            throw data::changed_file(std::get<std::string>(job_->data.at("file")));
        data::pack(set_->sequences, memory);
        set_.reset();
    }

    void use_shared(ByteView memory) override { shared_ = data::view(memory); }

  private:
    /// `look` sees the trial when it is over.
    template <class Look>
    void train_trial(const job::Point& point, study::TaskContext& context, ByteWriter& record, Look look) const {
        ORTHANT_EXPECT(shared_.has_value());
        Pace pace([&context] { context.yield(); });
        Trial trial(train_.trial(*job_, outline(), point), *shared_, outline().set.target_scale, point.key(), pace);
        run_trial(trial, context);
        trial.finish().write(record);
        look(trial);
    }

    const TrainOutline& outline() const {
        ORTHANT_EXPECT(outline_.has_value());
        return *outline_;
    }

    const job::Job* job_;
    TrainJob train_;
    std::optional<TrainOutline> outline_;
    mutable std::optional<TrainSet> set_;  ///< between reading the outline and filling the shared memory
    std::optional<data::SequenceView> shared_;
};

constexpr const char* example = R"(study = "lstm.train"
seed = 1

[data]
kind = "made"
made = "reverse"

[space]
cell = ["lstm", "gru"]
hidden = [32, 64]

[settings]
task = "translate"
epochs = 20
)";

Bytes example_outline() {
    return TrainOutline(made_sequences({.kind = MadeKind::reverse, .sequences = 10}), {}).to_bytes();
}

}  // namespace

study::Entry train() {
    return {train_schema(), [](const job::Job& job) { return std::make_unique<TrainStudy>(job); }, example,
            example_outline()};
}

}  // namespace orthant::lstm
