#include "base/random.hpp"
#include "support/studies/studies.hpp"

namespace orthant::test {
namespace {

constexpr std::uint64_t steps_between_offers = 1000;

class Last final : public study::Reduction {
  public:
    void add(ByteView record) override { value_ = ByteReader(record).get<double>(); }
    study::PointStatus finish(study::ResultRow& row) const override {
        row.set("value", value_);
        return study::PointStatus::complete;
    }

  private:
    double value_ = 0;
};

/// A chaotic map fed with random numbers: one lost or repeated step changes every digit.
class Steady final : public study::Study {
  public:
    explicit Steady(const job::Job& job) : job_(&job) {}

    study::Layout layout() const override {
        return {{}, {{"value", "last value of the map", "1", study::Number::real, {}}}};
    }
    std::uint64_t tasks(const job::Point&) const override { return 1; }
    bool offers_checkpoints() const override { return true; }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const RandomStream stream(point.key(), task, StreamId{0});
        const auto steps = static_cast<std::uint64_t>(job_->integer("steps"));
        std::uint64_t step = 0;
        double value = point.real("start");
        if (const auto saved = context.restored()) {
            ByteReader in(*saved);
            step = in.get<std::uint64_t>();
            value = in.get<double>();
        }
        while (step < steps) {
            value = 3.9 * value * (1 - value) * (1 - 0.01 * unit_interval(stream.block(step)[0]));
            if (++step % steps_between_offers == 0)
                context.offer_checkpoint([&](ByteWriter& out) {
                    out.put(step);
                    out.put(value);
                });
        }
        record.put(value);
    }
    std::unique_ptr<study::Reduction> reduction(const job::Point&) const override { return std::make_unique<Last>(); }

  private:
    const job::Job* job_;
};

constexpr const char* example = R"(study = "test.steady"
[space]
start = [0.2, 0.4]
)";

}  // namespace

study::Entry steady() {
    using job::Role;
    using job::Type;
    return {{"test.steady",
             "Long tasks that can be resumed",
             {{"start", "first value of the map", Type::real, Role::outer, "1", std::nullopt, 0, 1},
              {"steps", "steps of the map", Type::integer, Role::setting, "1", job::Value(std::int64_t{100000}), 1}}},
            [](const job::Job& job) { return std::make_unique<Steady>(job); },
            example};
}

}  // namespace orthant::test
