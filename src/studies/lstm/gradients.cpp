#include "studies/lstm/gradients.hpp"

#include "studies/lstm/gradient_profile.hpp"
#include "studies/lstm/gradients_job.hpp"
#include "studies/lstm/gradients_results.hpp"
#include "studies/lstm/gradients_schema.hpp"
#include "studies/lstm/watched_trial.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace orthant::lstm {
namespace {

class GradientsStudy final : public study::Study {
  public:
    explicit GradientsStudy(const job::Job& job) : job_(&job), asked_(job) {}

    study::Layout layout() const override { return gradients_layout(asked_); }
    std::uint64_t tasks(const job::Point& /*point*/) const override { return 1; }
    bool offers_checkpoints() const override { return true; }

    std::optional<double> cost(const job::Point& point, std::uint64_t /*task*/) const override {
        const TrialSettings settings = asked_.trial(point);
        const auto length = static_cast<double>(GradientsJob::length(point));
        return asked_.whole_effort() * length *
               seconds_per_step(settings.model, asked_.inputs(), {std::min(settings.batch, asked_.sequences), length});
    }

    std::uint64_t task_bytes(const job::Point& point) const override {
        return asked_.made_bytes(point) + WatchedTrial::bytes(asked_, asked_.trial(point), GradientsJob::length(point));
    }

    std::uint64_t record_bytes(const job::Point& point) const override {
        return asked_.epochs.size() * GradientProfile::record_bytes(GradientsJob::length(point));
    }

    void compute(const job::Point& point, std::uint64_t /*task*/, study::TaskContext& context,
                 ByteWriter& record) const override {
        Pace pace([&context] { context.yield(); });
        const data::SequenceSet set = asked_.made(*job_, point, pace);
        WatchedTrial trial(asked_, asked_.trial(point), set, point.key(), pace);
        trial.run(context);
        trial.write(record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        return gradients_reduction(asked_, GradientsJob::length(point));
    }

  private:
    const job::Job* job_;
    GradientsJob asked_;
};

constexpr const char* example = R"(study = "lstm.gradients"
seed = 1

[space]
cell = ["rnn", "lstm"]
epochs = [0, 20]

[settings]
length = 101
hidden = 32
)";

}  // namespace

study::Entry gradients() {
    return {gradients_schema(), [](const job::Job& job) { return std::make_unique<GradientsStudy>(job); }, example};
}

}  // namespace orthant::lstm
