#include "base/random.hpp"
#include "support/studies/studies.hpp"

#include <cmath>
#include <vector>

namespace orthant::test {
namespace {

constexpr std::uint64_t shortest_walk = 1000;
constexpr double seconds_per_step = 2e-8;

/// Between 1 and 50 units long, by the task's number.
std::uint64_t units(std::uint64_t task) {
    return 1 + (task * 7919) % 50;
}

class Fold final : public study::Reduction {
  public:
    explicit Fold(std::size_t limits) : within_(limits) {}

    void add(ByteView record) override {
        ByteReader in(record);
        const auto end = in.get<double>();
        ++count_;
        sum_ += end;
        squares_ += end * end;
        for (double& within : within_) within += in.get<double>();
    }

    study::PointStatus finish(study::ResultRow& row) const override {
        const double n = static_cast<double>(count_);
        const double mean = sum_ / n;
        row.set("end", mean);
        row.set("end_stderr", std::sqrt((squares_ / n - mean * mean) / (n - 1)));
        row.set_integer("walks", static_cast<std::int64_t>(count_));
        const auto within = row.real("within");
        for (std::size_t i = 0; i < within.size(); ++i) within[i] = within_[i] / n;
        return study::PointStatus::complete;
    }

  private:
    std::uint64_t count_ = 0;
    double sum_ = 0;
    double squares_ = 0;
    std::vector<double> within_;
};

class Walk final : public study::Study {
  public:
    explicit Walk(const job::Job& job) : job_(&job) {
        for (const job::Value& value : job.values("limit")) limits_.push_back(std::get<double>(value));
    }

    study::Layout layout() const override {
        return {{},
                {{"end", "mean end of the walks", "m", study::Number::real, {}},
                 {"end_stderr", "standard error of end", "m", study::Number::real, {}},
                 {"walks", "number of walks", "1", study::Number::integer, {}},
                 {"within", "share of steps nearer to 0 than the limit", "1", study::Number::real, {"limit"}}}};
    }

    std::uint64_t tasks(const job::Point&) const override { return static_cast<std::uint64_t>(job_->integer("walks")); }
    std::optional<double> cost(const job::Point&, std::uint64_t task) const override {
        return seconds_per_step * static_cast<double>(steps(task));
    }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const RandomStream stream(point.key(), task, StreamId{0});
        const double step = point.real("step");
        const std::uint64_t length = steps(task);
        double at = 0;
        std::vector<double> within(limits_.size());
        for (std::uint64_t i = 0; i < length; ++i) {
            at += step * (unit_interval(stream.block(i)[0]) - 0.5);
            for (std::size_t l = 0; l < limits_.size(); ++l) within[l] += std::abs(at) < limits_[l] ? 1.0 : 0.0;
            if (i % 1024 == 0) context.yield();
        }
        record.put(at);
        for (const double count : within) record.put(count / static_cast<double>(length));
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point&) const override {
        return std::make_unique<Fold>(limits_.size());
    }

  private:
    std::uint64_t steps(std::uint64_t task) const {
        return units(task) * shortest_walk * static_cast<std::uint64_t>(job_->integer("effort"));
    }

    const job::Job* job_;
    std::vector<double> limits_;
};

constexpr const char* example = R"(study = "test.walk"
[space]
step = [0.5, 1]
limit = [0.5, 5]
)";

}  // namespace

study::Entry walk() {
    using job::Role;
    using job::Type;
    return {{"test.walk",
             "Random walks of unequal length",
             {{"step", "length of a step", Type::real, Role::outer, "m", std::nullopt, 0},
              {"limit", "distance from the start", Type::real, Role::inner, "m", job::Value(1.0), 0},
              {"walks", "walks a point", Type::integer, Role::setting, "1", job::Value(std::int64_t{20}), 1},
              {"effort", "thousands of steps in the shortest walk", Type::integer, Role::setting, "1",
               job::Value(std::int64_t{1}), 1}}},
            [](const job::Job& job) { return std::make_unique<Walk>(job); },
            example};
}

}  // namespace orthant::test
