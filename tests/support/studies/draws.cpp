#include "base/random.hpp"
#include "support/studies/studies.hpp"

#include <string>
#include <vector>

namespace orthant::test {
namespace {

constexpr std::uint64_t tasks_per_point = 2;

class Mean final : public study::Reduction {
  public:
    explicit Mean(const job::Point& point) : point_(point) {}

    void add(ByteView record) override { sum_ += ByteReader(record).get<double>(); }

    study::PointStatus finish(study::ResultRow& row) const override {
        row.set("score", sum_ / static_cast<double>(tasks_per_point));
        row.set("seen_rate", point_.real("rate"));
        row.set_integer("seen_width", point_.integer("width"));
        row.set_integer("letters", static_cast<std::int64_t>(point_.text("kind").size()));
        return study::PointStatus::complete;
    }

  private:
    job::Point point_;
    double sum_ = 0;
};

class Draws final : public study::Study {
  public:
    explicit Draws(const job::Job& job) : job_(&job) {}

    study::Layout layout() const override {
        return {{},
                {{"score", "mean of the tasks' sums", "1", study::Number::real, {}},
                 {"seen_rate", "the rate that the study saw", "1", study::Number::real, {}},
                 {"seen_width", "the width that the study saw", "1", study::Number::integer, {}},
                 {"letters", "letters of the kind", "1", study::Number::integer, {}}}};
    }

    std::uint64_t tasks(const job::Point&) const override { return tasks_per_point; }
    std::string chosen_by() const override { return "score"; }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const RandomStream stream(point.key(), task, StreamId{0});
        const double rate = point.real("rate");
        const auto steps = static_cast<std::uint64_t>(job_->integer("effort")) * 1000;
        double sum = 0;
        for (std::uint64_t i = 0; i < steps; ++i) {
            sum += rate * unit_interval(stream.block(i)[0]);
            if (i % 1024 == 0) context.yield();
        }
        record.put(sum);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        return std::make_unique<Mean>(point);
    }

  private:
    const job::Job* job_;
};

constexpr const char* example = R"(study = "test.draws"
[search]
method = "random"
trials = 8
[space]
rate = { log_uniform = [1e-6, 1e-2] }
width = { uniform = [1, 64] }
kind = { choice = ["lstm", "gru"] }
)";

}  // namespace

study::Entry draws() {
    using job::Role;
    using job::Type;
    return {{"test.draws",
             "Sums of random numbers at a rate",
             {{"rate", "what numbers are multiplied by", Type::real, Role::outer, "1", job::Value(1.0), 0},
              {"width", "shown only", Type::integer, Role::outer, "1", job::Value(std::int64_t{1}), 1},
              {"kind", "shown only", Type::text, Role::outer, "1", job::Value("plain")},
              {"cell", "tells points apart", Type::integer, Role::outer, "1", job::Value(std::int64_t{0})},
              {"effort", "thousands of numbers a task", Type::integer, Role::setting, "1", job::Value(std::int64_t{1}),
               1}}},
            [](const job::Job& job) { return std::make_unique<Draws>(job); },
            example};
}

}  // namespace orthant::test
