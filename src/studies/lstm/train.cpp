#include "studies/lstm/train.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "studies/lstm/train_results.hpp"
#include "studies/lstm/train_schema.hpp"
#include "studies/lstm/train_set.hpp"
#include "studies/lstm/trial.hpp"

#include <memory>
#include <optional>

namespace orthant::lstm {
namespace {

class TrainStudy final : public study::Study {
  public:
    explicit TrainStudy(const job::Job& job) : job_(&job), train_(job) {}

    Bytes read_outline() override {
        set_ = read_train_set(*job_, train_);
        return outline_of(*set_).to_bytes();
    }

    void use_outline(ByteView bytes) override {
        outline_ = TrainOutline::from_bytes(bytes);
        train_.check(*job_, *outline_);
    }

    study::Layout layout() const override { return train_layout(train_, outline()); }
    std::uint64_t tasks(const job::Point& /*point*/) const override { return 1; }

    /// As if every epoch were trained: products at about 60 Gflop/s, and what a step costs besides, the less the more
    /// sequences share it. Validation takes a third of that.
    std::optional<double> cost(const job::Point& point, std::uint64_t /*task*/) const override {
        const TrialSettings settings = train_.trial(*job_, outline(), point);
        const auto together = static_cast<double>(std::min<std::uint64_t>(settings.batch, outline().part_begin[1]));
        const double per_step = operations_per_step(settings.model, outline().inputs()) / 60e9 +
                                static_cast<double>(settings.model.layers) *
                                    (0.1e-6 + 0.3e-6 / together + 4e-9 * static_cast<double>(settings.model.hidden));
        const double steps = static_cast<double>(outline().steps[0]) + static_cast<double>(outline().steps[1]) / 3;
        return static_cast<double>(settings.epochs) * steps * per_step;
    }

    std::uint64_t task_bytes(const job::Point& point) const override {
        const TrialSettings settings = train_.trial(*job_, outline(), point);
        const BatchSize largest{.inputs = outline().inputs(),
                                .sequences = outline().sequences(),
                                .steps = outline().longest,
                                .answers = train_.form() == AnswerForm::last ? 1 : outline().longest_answer};
        return Trial::bytes(settings, largest, parameters_of(settings), outline().sequences());
    }

    std::uint64_t record_bytes(const job::Point& /*point*/) const override {
        return 64 + train_.epochs * sizeof(LearningCurve::Epoch) + outline().baselines.size() * sizeof(BaselineErrors);
    }

    std::vector<std::string> remarks() const override {
        const auto& parts = outline().part_begin;
        return {std::to_string(parts[1]) + " sequences to learn from, " + std::to_string(parts[2] - parts[1]) +
                    " to choose the best epoch by, " + std::to_string(parts[3] - parts[2]) + " to test, of up to " +
                    std::to_string(outline().longest) + " steps of " + std::to_string(outline().inputs()) + " values",
                "the time is that of all epochs: trials that stop early take less"};
    }

    void compute(const job::Point& point, std::uint64_t /*task*/, study::TaskContext& context,
                 ByteWriter& record) const override {
        ORTHANT_EXPECT(shared_.has_value());
        Pace pace([&context] { context.yield(); });
        Trial trial(train_.trial(*job_, outline(), point), shared_->view(), outline().target_scale, point.key(), pace);
        if (const std::optional<ByteView> state = context.restored()) trial.restore(*state);
        while (!trial.is_over()) {
            trial.advance();
            context.offer_checkpoint([&trial](ByteWriter& out) { trial.save(out); });
        }
        write_record(trial.finish(), shared_->baselines(), record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& /*point*/) const override {
        return train_reduction(train_, outline());
    }

    std::uint64_t shared_bytes() const override { return SharedSet::bytes(outline()); }

    void fill_shared(std::span<std::byte> memory) const override {
        if (!set_) set_ = read_train_set(*job_, train_);
        if (outline_of(*set_).to_bytes() != outline().to_bytes())
            throw Error(ErrorKind::data, "'" + std::get<std::string>(job_->data.at("file")) +
                                             "': it has changed since it was first read; run again");
        SharedSet::fill(memory, outline(), set_->sequences, set_->baselines);
        set_.reset();
    }

    void use_shared(ByteView memory) override { shared_.emplace(memory, outline()); }

  private:
    const TrainOutline& outline() const {
        ORTHANT_EXPECT(outline_.has_value());
        return *outline_;
    }

    static TrainOutline outline_of(const TrainSet& set) {
        TrainOutline outline = TrainOutline::of(set.sequences);
        outline.baselines = set.baseline_names;
        return outline;
    }

    std::size_t parameters_of(const TrialSettings& settings) const {
        Pace nobody([] {});
        data::SequenceView shape;
        shape.inputs = outline().inputs();
        shape.targets = outline().targets();
        shape.longest = outline().longest;
        return make_model(settings.model, shape, nobody)->layout().size();
    }

    const job::Job* job_;
    TrainJob train_;
    std::optional<TrainOutline> outline_;
    mutable std::optional<TrainSet> set_;  ///< between reading the outline and filling the shared memory
    std::optional<SharedSet> shared_;
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
    TrainOutline outline;
    for (int symbol = 0; symbol < 8; ++symbol) {
        outline.input_names.push_back("symbol " + std::to_string(symbol));
        outline.class_names.push_back(std::to_string(symbol));
    }
    outline.target_names = {"symbol"};
    outline.target_scale = {1};
    outline.input_rows = outline.target_rows = 45'000;
    outline.part_begin = {0, 6000, 8000, 10'000};
    outline.steps = {27'000, 9'000, 9'000};
    outline.longest = outline.longest_answer = 8;
    return outline.to_bytes();
}

}  // namespace

study::Entry train() {
    return {train_schema(), [](const job::Job& job) { return std::make_unique<TrainStudy>(job); }, example,
            example_outline()};
}

}  // namespace orthant::lstm
