#include "studies/dimension/angles.hpp"

#include "job/space.hpp"
#include "studies/dimension/angle_tally.hpp"
#include "study/result_table.hpp"
#include "support/counting_context.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>

namespace orthant::dimension::angles_test {
namespace {

using orthant::test::CountingContext;

class StoppingContext final : public study::TaskContext {
  public:
    void yield() override { throw study::TaskStopped{}; }
    void offer_checkpoint(const std::function<void(ByteWriter&)>&) override {}
    std::optional<ByteView> restored() override { return std::nullopt; }
};

job::Job angles_job(std::vector<job::Value> dimensions, std::int64_t pairs, std::int64_t bins,
                    const std::string& source = "ball") {
    job::Job job;
    job.study = "dimension.angles";
    job.seed = 4;
    const study::Entry entry = angles();
    for (const job::Parameter& parameter : entry.schema.parameters) job.roles[parameter.name] = parameter.role;
    job.axes = {{*entry.schema.find("D"), std::move(dimensions)}};
    for (const job::Parameter& parameter : entry.schema.parameters)
        if (parameter.default_value) job.fixed[parameter.name] = *parameter.default_value;
    job.fixed["source"] = source;
    job.fixed["pairs"] = pairs;
    job.fixed["bins"] = bins;
    return job;
}

/// All of a point: its tasks one after the other, reduced.
study::PointStatus run_point(const study::Study& study, const job::Point& point, study::ResultTable& table) {
    CountingContext context;
    const auto reduction = study.reduction(point);
    for (std::uint64_t task = 0; task < study.tasks(point); ++task) {
        ByteWriter record;
        study.compute(point, task, context, record);
        reduction->add(record.view());
    }
    study::ResultRow row = table.row(point.index());
    return reduction->finish(row);
}

TEST(Angles, accepts_what_the_issue_names) {
    const job::Schema schema = angles().schema;
    EXPECT_EQ(schema.study, "dimension.angles");
    ASSERT_NE(schema.find("D"), nullptr);
    EXPECT_EQ(schema.find("D")->role, job::Role::outer);
    EXPECT_EQ(schema.find("source")->choices, (std::vector<std::string>{"cube", "ball", "sphere", "gaussian"}));
    EXPECT_EQ(schema.find("pairs")->maximum, 1e12);
    EXPECT_EQ(schema.find("bins")->default_value, job::Value{std::int64_t{180}});
}

TEST(Angles, results_do_not_share_names_with_dimensions_or_parameters) {
    const job::Job job = angles_job({std::int64_t{2}}, 10, 36);
    const study::Entry entry = angles();
    const study::Layout layout = entry.open(job)->layout();
    std::set<std::string> names;
    for (const auto& dimension : layout.dimensions) EXPECT_TRUE(names.insert(dimension.name).second) << dimension.name;
    for (const auto& parameter : entry.schema.parameters) EXPECT_TRUE(names.insert(parameter.name).second);
    for (const auto& result : layout.results) {
        EXPECT_TRUE(names.insert(result.name).second) << result.name;
        EXPECT_FALSE(result.long_name.empty());
    }
    const auto& centres = std::get<std::vector<double>>(layout.dimensions[0].coordinates);
    EXPECT_EQ(centres.size(), 36u);
    EXPECT_DOUBLE_EQ(centres[0], 2.5);
    EXPECT_DOUBLE_EQ(centres[35], 177.5);
}

TEST(Angles, fills_every_result_of_every_point) {
    const job::Job job = angles_job({std::int64_t{2}, std::int64_t{100}}, 5000, 36);
    const job::Space space(job);
    const auto study = angles().open(job);
    study::ResultTable table(space, study->layout());
    for (std::uint64_t i = 0; i < space.points(); ++i)
        EXPECT_EQ(run_point(*study, space.point(i), table), study::PointStatus::complete);
    for (const auto& variable : table.variables()) {
        if (const auto* reals = std::get_if<std::vector<double>>(&variable.values)) {
            for (const double value : *reals) EXPECT_TRUE(std::isfinite(value)) << variable.result.name;
        } else {
            for (const std::int64_t value : std::get<std::vector<std::int64_t>>(variable.values))
                EXPECT_NE(value, study::missing_integer) << variable.result.name;
        }
    }
    for (std::uint64_t i = 0; i < space.points(); ++i) {
        study::ResultRow row = table.row(i);
        const auto counts = row.integer("count");
        EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}), 5000);
        EXPECT_EQ(row.integer("pairs_drawn").front(), 5000);
        EXPECT_EQ(row.integer("undefined_pairs").front(), 0);
        EXPECT_LT(std::abs(row.real("mean").front() - 90), 4 * row.real("mean_stderr").front());
        EXPECT_LT(std::abs(row.real("variance").front() - row.real("variance_exact").front()),
                  4 * row.real("variance_stderr").front());
        EXPECT_LT(row.real("quantile_angle")[0], row.real("quantile_angle")[6]);
        EXPECT_LT(row.real("fraction_within")[0], row.real("fraction_within")[1]);
    }
}

TEST(Angles, splits_small_jobs_and_says_what_they_cost) {
    const job::Job job = angles_job({std::int64_t{2}, std::int64_t{100}}, 10'000, 180, "cube");
    const job::Space space(job);
    const auto study = angles().open(job);
    EXPECT_GE(study->tasks(space.point(0)), 8u);
    EXPECT_GT(*study->cost(space.point(1), 0), 2 * *study->cost(space.point(0), 0));
    EXPECT_GT(study->task_bytes(space.point(0)), (180 + AngleCells::fine_cells) * 8);
}

TEST(Angles, tasks_draw_different_pairs) {
    const job::Job job = angles_job({std::int64_t{3}}, 10'000, 180);
    const job::Space space(job);
    const auto study = angles().open(job);
    CountingContext context;
    ByteWriter first;
    ByteWriter second;
    study->compute(space.point(0), 0, context, first);
    study->compute(space.point(0), 1, context, second);
    EXPECT_NE(first.take(), second.take());
}

TEST(Angles, lets_a_stop_pass) {
    const job::Job job = angles_job({std::int64_t{1'000'000}}, 64, 180);
    const job::Space space(job);
    StoppingContext context;
    ByteWriter record;
    EXPECT_THROW(angles().open(job)->compute(space.point(0), 0, context, record), study::TaskStopped);
    EXPECT_EQ(record.size(), 0u);
}

TEST(Angles, refuses_records_that_are_not_its_own) {
    const job::Job job = angles_job({std::int64_t{3}}, 64, 180);
    const job::Space space(job);
    const auto study = angles().open(job);
    CountingContext context;
    ByteWriter record;
    study->compute(space.point(0), 0, context, record);
    const Bytes whole = record.take();
    const auto reduction = study->reduction(space.point(0));
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_THROW(reduction->add(ByteView(whole).first(length)), MalformedBytes) << length;
    Bytes longer = whole;
    longer.push_back(std::byte{0});
    EXPECT_THROW(reduction->add(longer), MalformedBytes);
    EXPECT_NO_THROW(reduction->add(whole));
}

}  // namespace
}  // namespace orthant::dimension::angles_test
