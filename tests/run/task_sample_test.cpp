#include "run/task_sample.hpp"

#include "support/jobs.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace orthant::run::task_sample_test {
namespace {

struct Fixture {
    explicit Fixture(const std::string& text) : job(test::parse(text)), space(job), study(registry().open(job)) {}

    static const study::Registry& registry() {
        static const study::Registry studies = test::studies();
        return studies;
    }
    double cost(study::TaskId id) const { return study->cost(space.point(id.point), id.task).value_or(1); }

    job::Job job;
    job::Space space;
    std::unique_ptr<study::Study> study;
};

const std::string uneven =
    "study = 'test.idle'\n[space]\nx = { from = 1, to = 20 }\n[settings]\ntasks = 50\nmean_ms = 100\n"
    "durations = 'log_uniform'\n";

TEST(TaskSample, takes_tasks_as_often_as_they_weigh) {
    const Fixture f(uneven);
    const TaskSample sample(*f.study, f.space, {}, 0);
    double total = 0, squares = 0, sampled = 0;
    for (std::uint64_t p = 0; p < f.space.points(); ++p)
        for (std::uint64_t t = 0; t < 50; ++t) {
            total += f.cost({p, t});
            squares += f.cost({p, t}) * f.cost({p, t});
        }
    for (std::uint64_t i = 0; i < 255; ++i) sampled += f.cost(sample.at(i));
    EXPECT_NEAR(sampled / 255, squares / total, 0.02 * squares / total);
}

TEST(TaskSample, keeps_to_the_shard_and_to_what_is_left) {
    const Fixture f(uneven);
    const TaskSample sample(*f.study, f.space, {1, 3}, 8);
    std::set<std::uint64_t> points;
    for (std::uint64_t i = 0; i < 1000; ++i) points.insert(sample.at(i).point);
    EXPECT_EQ(points, (std::set<std::uint64_t>{10, 13, 16, 19}));
}

TEST(TaskSample, needs_no_forecast_and_no_memory_of_large_jobs) {
    const Fixture f(
        "study = 'test.idle'\nreplicates = 1_000_000\n[space]\nx = { from = 1, to = 10_000_000 }\n"
        "[settings]\ntasks = 1_000_000_000\nforecast = false\n");
    const TaskSample sample(*f.study, f.space, {}, 0);
    EXPECT_LT(sample.at(0).point, f.space.points());
    EXPECT_GT(sample.at(2).point, sample.at(1).point);
}

TEST(TaskSample, has_one_task_of_a_job_of_one) {
    const Fixture f("study = 'test.idle'\n[space]\nx = 1\n");
    const TaskSample sample(*f.study, f.space, {}, 0);
    for (std::uint64_t i = 0; i < 10; ++i) EXPECT_EQ(sample.at(i), (study::TaskId{0, 0}));
}

}  // namespace
}  // namespace orthant::run::task_sample_test
