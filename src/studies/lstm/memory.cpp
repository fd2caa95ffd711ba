#include "studies/lstm/memory.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"
#include "studies/lstm/memory_job.hpp"
#include "studies/lstm/memory_results.hpp"
#include "studies/lstm/memory_trial.hpp"
#include "studies/lstm/run_trial.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace orthant::lstm {
namespace {

class MemoryStudy final : public study::Study {
  public:
    explicit MemoryStudy(const job::Job& job) : job_(&job) {
        const std::int64_t updates = job.integer("updates"), check_every = job.integer("check_every");
        if (updates / check_every > most_checks)
            throw Error(ErrorKind::job, "'" + job.path.string() + "': check_every = " + std::to_string(check_every) +
                                            " asks for a validation too often (" +
                                            std::to_string(updates / check_every) + " in " +
                                            counted(static_cast<std::uint64_t>(updates), "update") + ", at most " +
                                            std::to_string(most_checks) + " are kept); take a larger one");
    }

    study::Layout layout() const override {
        return memory_layout(static_cast<std::uint64_t>(job_->integer("updates")),
                             static_cast<std::uint64_t>(job_->integer("check_every")));
    }
    std::uint64_t tasks(const job::Point& /*point*/) const override { return 1; }
    bool offers_checkpoints() const override { return true; }

    /// As if every update were made. Validations and the test take a third of the time of training.
    std::optional<double> cost(const job::Point& point, std::uint64_t /*task*/) const override {
        const MemorySettings settings = memory_settings(*job_, point);
        const MemoryShape shape = memory_task(settings.task)->shape();
        return settings.whole_effort() * static_cast<double>(shape.steps) *
               seconds_per_step(settings.model, shape.inputs, {settings.batch, static_cast<double>(shape.steps)});
    }

    std::uint64_t task_bytes(const job::Point& point) const override {
        const MemorySettings settings = memory_settings(*job_, point);
        const MemoryShape shape = memory_task(settings.task)->shape();
        return MemoryTrial::bytes(settings, parameter_count(settings.model, shape.inputs, 1, shape.steps));
    }

    std::uint64_t record_bytes(const job::Point& point) const override {
        return 64 + memory_settings(*job_, point).most_checks() * sizeof(MemoryCurve::Check);
    }

    std::vector<std::string> remarks() const override {
        return {"the time is that of all updates: trials that learn their task stop early, and take less"};
    }

    void compute(const job::Point& point, std::uint64_t /*task*/, study::TaskContext& context,
                 ByteWriter& record) const override {
        Pace pace([&context] { context.yield(); });
        MemoryTrial trial(memory_settings(*job_, point), memory_keys(*job_, point), pace);
        run_trial(trial, context);
        trial.finish().write(record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        return memory_reduction(memory_settings(*job_, point));
    }

  private:
    static constexpr std::int64_t most_checks = 100'000;

    const job::Job* job_;
};

constexpr const char* example = R"(study = "lstm.memory"
seed = 1
replicates = 3

[space]
task = ["adding", "parity"]
cell = ["lstm", "rnn"]
lag = [10, 50]

[settings]
hidden = 16
updates = 1000
)";

}  // namespace

study::Entry memory() {
    return {memory_schema(), [](const job::Job& job) { return std::make_unique<MemoryStudy>(job); }, example};
}

}  // namespace orthant::lstm
