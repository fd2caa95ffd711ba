#include "base/random.hpp"
#include "support/studies/studies.hpp"

#include <cmath>

namespace orthant::test {
namespace {

constexpr std::uint64_t draws_a_task = 1000;
constexpr std::uint64_t first_round = 2;

/// The mean of uniform draws; each round doubles the tasks until the standard error is small enough.
class UntilPrecise final : public study::Reduction {
  public:
    UntilPrecise(double target, std::uint64_t most_tasks) : target_(target), most_tasks_(most_tasks) {}

    void add(ByteView record) override {
        ByteReader in(record);
        ++tasks_;
        sum_ += in.get<double>();
        squares_ += in.get<double>();
    }

    std::uint64_t next_round_tasks() const override {
        return standard_error() <= target_ || tasks_ >= most_tasks_ ? 0 : tasks_;
    }

    study::PointStatus finish(study::ResultRow& row) const override {
        row.set("mean", mean());
        row.set("mean_stderr", standard_error());
        row.set_integer("draws", static_cast<std::int64_t>(tasks_ * draws_a_task));
        return standard_error() <= target_ ? study::PointStatus::complete : study::PointStatus::capped;
    }

  private:
    double count() const { return static_cast<double>(tasks_ * draws_a_task); }
    double mean() const { return sum_ / count(); }
    double standard_error() const { return std::sqrt((squares_ / count() - mean() * mean()) / count()); }

    double target_;
    std::uint64_t most_tasks_;
    std::uint64_t tasks_ = 0;
    double sum_ = 0;
    double squares_ = 0;
};

class Rounds final : public study::Study {
  public:
    explicit Rounds(const job::Job& job) : job_(&job) {}

    study::Layout layout() const override {
        return {{},
                {{"mean", "mean of the draws", "1", study::Number::real, {}},
                 {"mean_stderr", "standard error of mean", "1", study::Number::real, {}},
                 {"draws", "number of draws", "1", study::Number::integer, {}}}};
    }

    std::uint64_t tasks(const job::Point&) const override { return first_round; }
    bool has_rounds() const override { return true; }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        context.yield();
        const RandomStream stream(point.key(), task, StreamId{0});
        double sum = 0;
        double squares = 0;
        for (std::uint64_t i = 0; i < draws_a_task; ++i) {
            const double draw = unit_interval(stream.block(i)[0]);
            sum += draw;
            squares += draw * draw;
        }
        record.put(sum);
        record.put(squares);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        return std::make_unique<UntilPrecise>(point.real("target"),
                                              static_cast<std::uint64_t>(job_->integer("most_tasks")));
    }

  private:
    const job::Job* job_;
};

constexpr const char* example = R"(study = "test.rounds"
[space]
target = [0.01, 0.005]
)";

}  // namespace

study::Entry rounds() {
    using job::Role;
    using job::Type;
    return {{"test.rounds",
             "The mean of uniform draws, until precise",
             {{"target", "standard error to reach", Type::real, Role::outer, "1", std::nullopt, 0},
              {"most_tasks", "no more rounds after so many tasks", Type::integer, Role::setting, "1",
               job::Value(std::int64_t{64}), 1}}},
            [](const job::Job& job) { return std::make_unique<Rounds>(job); },
            example};
}

}  // namespace orthant::test
