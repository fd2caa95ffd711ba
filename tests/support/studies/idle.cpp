#include "base/clock.hpp"
#include "base/random.hpp"
#include "support/studies/studies.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::test {
namespace {

constexpr double log_uniform_factor = 50;

class Mean final : public study::Reduction {
  public:
    void add(ByteView record) override {
        sum_ += ByteReader(record).get<double>();
        ++count_;
    }
    study::PointStatus finish(study::ResultRow& row) const override {
        row.set("mean", sum_ / static_cast<double>(count_));
        return study::PointStatus::complete;
    }

  private:
    double sum_ = 0;
    std::uint64_t count_ = 0;
};

/// Every task sleeps as long as its number of the point's random stream says.
class Idle final : public study::Study {
  public:
    explicit Idle(const job::Job& job)
        : tasks_(static_cast<std::uint64_t>(job.integer("tasks"))),
          mean_s_(1e-3 * job.real("mean_ms")),
          slice_s_(1e-3 * job.real("slice_ms")),
          durations_(job.text_of("durations")),
          padding_bytes_(static_cast<std::uint64_t>(job.integer("record_bytes")) - sizeof(double)),
          is_forecast_(job.boolean("forecast")) {}

    study::Layout layout() const override { return {{}, {{"mean", "mean duration of a task", "s"}}}; }
    std::uint64_t tasks(const job::Point&) const override { return tasks_; }
    std::optional<double> cost(const job::Point& point, std::uint64_t task) const override {
        if (!is_forecast_) return std::nullopt;
        return duration_s(point, task);
    }
    std::uint64_t record_bytes(const job::Point&) const override { return sizeof(double) + padding_bytes_; }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const double duration = duration_s(point, task);
        double left_s = duration;
        while (left_s > 0) {
            const double slice_s = std::min(left_s, slice_s_);
            sleep_s(slice_s);
            left_s -= slice_s;
            context.yield();
        }
        record.put(duration);
        put_padding(RandomStream(point.key(), task, StreamId{1}), record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point&) const override { return std::make_unique<Mean>(); }

  private:
    double duration_s(const job::Point& point, std::uint64_t task) const {
        if (mean_s_ == 0 || durations_ == "equal") return mean_s_;
        const double u = unit_interval(RandomStream(point.key(), task, StreamId{0}).block(0)[0]);
        if (durations_ == "uniform") return mean_s_ * (0.2 + 1.6 * u);
        // The mean of f^u is (f - 1) / ln f.
        const double log_factor = std::log(log_uniform_factor);
        return mean_s_ * log_factor / (log_uniform_factor - 1) * std::exp(u * log_factor);
    }

    /// Bytes that no filter makes fewer.
    void put_padding(const RandomStream& stream, ByteWriter& record) const {
        for (std::uint64_t put = 0; put < padding_bytes_;) {
            const PhiloxCounter block = stream.block(put);
            const ByteView bytes = std::as_bytes(std::span(block));
            const std::uint64_t count = std::min<std::uint64_t>(bytes.size(), padding_bytes_ - put);
            record.append(bytes.first(count));
            put += count;
        }
    }

    std::uint64_t tasks_;
    double mean_s_;
    double slice_s_;
    std::string durations_;
    std::uint64_t padding_bytes_;
    bool is_forecast_;
};

constexpr const char* example = R"(study = "test.idle"
[space]
x = [1, 2]
[settings]
mean_ms = 10
)";

}  // namespace

study::Entry idle() {
    using job::Role;
    using job::Type;
    job::Schema schema{"test.idle", "Tasks that do nothing, for a while", {}};
    schema.parameters = {
        {.name = "x", .description = "any number", .role = Role::outer},
        {.name = "tasks", .description = "tasks a point", .default_value = job::Value(std::int64_t{1}), .minimum = 1},
        {.name = "mean_ms",
         .description = "mean duration of a task",
         .type = Type::real,
         .units = "ms",
         .default_value = job::Value(0.0),
         .minimum = 0},
        {.name = "slice_ms",
         .description = "how long a task sleeps before it looks up",
         .type = Type::real,
         .units = "ms",
         .default_value = job::Value(2.0),
         .minimum = 0.001},
        {.name = "durations",
         .description = "equal, uniform on 0.2 to 1.8 of the mean, or log-uniform over a factor of 50",
         .type = Type::text,
         .default_value = job::Value(std::string("equal")),
         .choices = {"equal", "uniform", "log_uniform"}},
        {.name = "record_bytes",
         .description = "size of a record, random but for its duration",
         .units = "byte",
         .default_value = job::Value(std::int64_t{8}),
         .minimum = 8},
        {.name = "forecast",
         .description = "whether the study tells the runner how long each task takes",
         .type = Type::boolean,
         .default_value = job::Value(true)}};
    return {schema, [](const job::Job& job) { return std::make_unique<Idle>(job); }, example};
}

}  // namespace orthant::test
