#include "base/clock.hpp"
#include "base/error.hpp"
#include "cli/calibration_wish.hpp"
#include "cli/computed_file.hpp"
#include "cli/task_timing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace orthant::cli::calibration_test {
namespace {

using test::ComputedFile;
using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string idle = "study = 'test.idle'\n[space]\nx = [1, 2]\n[settings]\nmean_ms = 2\ntasks = 4\n";

/// Every task of it took so many times its forecast.
ComputedFile slower(const std::string& text, double times) {
    ComputedFile file(text);
    for (test::StoredTask& task : file.records.tasks()) {
        const job::Point point = file.space.point(task.outcome.id.point);
        task.outcome.seconds = times * file.study->cost(point, task.outcome.id.task).value_or(1);
    }
    return file;
}

store::Launch launch(std::int32_t ranks, std::int32_t nodes, std::int64_t tasks) {
    store::Launch launch;
    launch.ranks = ranks;
    launch.nodes = nodes;
    launch.tasks = tasks;
    return launch;
}

class CalibrateLike : public ::testing::Test {
  protected:
    std::string write(const ComputedFile& file, const std::string& name) const {
        file.write(directory_ / name);
        return (directory_ / name).string();
    }
    static CalibratedBy by(const std::vector<std::string>& files, const std::string& study = "test.idle",
                           bool has_forecast = true) {
        static const study::Registry registry = test::studies();
        return calibrate_like(files, study, has_forecast, registry);
    }
    static std::string refusal(const std::vector<std::string>& files, const std::string& study = "test.idle",
                               bool has_forecast = true) {
        try {
            by(files, study, has_forecast);
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::usage) << error.what();
            return error.what();
        }
        return "nothing was refused";
    }

    test::TempDirectory directory_;
};

TEST_F(CalibrateLike, goes_by_the_seconds_of_tasks_beside_their_forecast) {
    const CalibratedBy result = by({write(slower(idle, 30), "a.h5")});
    ASSERT_EQ(result.calibration.paces().size(), 1u);
    EXPECT_NEAR(result.calibration.seconds_per_cost(1), 30, 1e-9);
    EXPECT_NEAR(result.calibration.paces()[0].spread, 0, 1e-6);
    ASSERT_EQ(result.lines.size(), 1u);
    EXPECT_THAT(result.lines[0], AllOf(HasSubstr("a.h5': 8 tasks, 1 rank a node, took 30 ± "), HasSubstr("forecast")));
}

TEST_F(CalibrateLike, knows_companies_apart) {
    ComputedFile two = slower(idle, 40);
    two.totals.launches = {launch(64, 1, 1), launch(4, 2, 7)};
    ComputedFile eight = slower(idle, 100);
    eight.totals.launches = {launch(8, 1, 8)};
    const CalibratedBy result = by({write(eight, "8.h5"), write(two, "2.h5")});
    ASSERT_EQ(result.calibration.paces().size(), 2u);
    EXPECT_NEAR(result.calibration.seconds_per_cost(2), 40, 1e-9);
    EXPECT_NEAR(result.calibration.seconds_per_cost(5), 70, 1e-9);
    EXPECT_NEAR(result.calibration.seconds_per_cost(8), 100, 1e-9);
}

TEST_F(CalibrateLike, gives_seconds_of_a_task_where_none_is_forecast) {
    const std::string unknown = idle + "forecast = false\n";
    ComputedFile file(unknown);
    for (test::StoredTask& task : file.records.tasks()) task.outcome.seconds = 0.25;
    const CalibratedBy result = by({write(file, "a.h5")}, "test.idle", false);
    EXPECT_NEAR(result.calibration.seconds_per_cost(1), 0.25, 1e-9);
    EXPECT_THAT(result.lines[0], HasSubstr("250 ms"));
    EXPECT_THAT(refusal({(directory_ / "a.h5").string()}), HasSubstr("forecasts tasks of one of the two jobs only"));
}

TEST_F(CalibrateLike, leaves_failed_tasks_out) {
    ComputedFile file = slower(idle, 20);
    for (test::StoredTask& task : file.records.tasks()) {
        if (task.outcome.id.point != 0) continue;
        task.outcome.status = study::TaskStatus::failed;
        task.outcome.seconds = 1e9;
    }
    EXPECT_NEAR(by({write(file, "a.h5")}).calibration.seconds_per_cost(1), 20, 1e-9);
    for (test::StoredTask& task : file.records.tasks()) task.outcome.status = study::TaskStatus::failed;
    EXPECT_THAT(refusal({write(file, "b.h5")}), HasSubstr("no task of it was computed"));
}

TEST_F(CalibrateLike, refuses_another_study_and_an_unfinished_file) {
    ComputedFile file(idle);
    const std::string path = write(file, "a.h5");
    EXPECT_THAT(refusal({path}, "test.walk"), AllOf(HasSubstr("a.h5"), HasSubstr("it holds test.idle")));
    file.complete = false;
    EXPECT_THAT(refusal({write(file, "b.h5")}), HasSubstr("unfinished"));
}

TEST_F(CalibrateLike, refuses_seconds_that_nobody_can_have_measured) {
    for (const double seconds :
         {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        ComputedFile file = slower(idle, 50);
        file.task({1, 2}).outcome.seconds = seconds;
        EXPECT_THAT(refusal({write(file, "a.h5")}), HasSubstr("damaged")) << seconds;
    }
}

TEST_F(CalibrateLike, refuses_what_took_no_time_to_speak_of) {
    EXPECT_THAT(refusal({write(slower(idle, 1), "a.h5")}), HasSubstr("all its tasks together took 16 ms"));
}

TEST_F(CalibrateLike, needs_a_file) {
    EXPECT_THROW(by({(directory_ / "none.h5").string()}), Error);
}

TEST(ParseMeasureS, takes_seconds) {
    EXPECT_EQ(parse_measure_s("5"), 5);
    EXPECT_EQ(parse_measure_s("0.25"), 0.25);
    for (const char* bad : {"", "0", "-1", "nan", "inf", "1e300", "3601", "5s", "x", "true", " 5", "1,5"})
        EXPECT_THROW(parse_measure_s(bad), Error) << bad;
}

class Measured : public ::testing::Test {
  protected:
    explicit Measured(const std::string& text = idle)
        : job_(test::parse(text)), space_(job_), study_(registry().open(job_)), sample_(*study_, space_, {}, 0) {}
    static const study::Registry& registry() {
        static const study::Registry studies = test::studies();
        return studies;
    }

    job::Job job_;
    job::Space space_;
    std::unique_ptr<study::Study> study_;
    run::TaskSample sample_;
};

TEST_F(Measured, tasks_take_as_long_as_they_do) {
    const Timing timing = time_tasks(*study_, space_, sample_, 2, 0.1);
    EXPECT_FALSE(timing.is_at_least);
    EXPECT_GE(timing.tally.pace(2).seconds_per_cost, 1);
    EXPECT_GE(timing.tally.pace(2).tasks, 2);
}

TEST_F(Measured, alone_and_on_all_cores) {
    const CalibratedBy by = calibrate_here(*study_, space_, sample_, 0.1, 1e6, true);
    EXPECT_EQ(by.lines.size(), by.calibration.paces().size());
    EXPECT_THAT(by.lines[0], HasSubstr("here, alone: "));
    EXPECT_EQ(by.calibration.paces()[0].ranks_of_node, 1);
    EXPECT_EQ(calibrate_here(*study_, space_, sample_, 0.1, 1e18, true).lines.size(), 1u) << "no memory for two";
}

class MeasuredLongTasks : public Measured {
  protected:
    MeasuredLongTasks() : Measured("study = 'test.idle'\n[space]\nx = 1\n[settings]\nmean_ms = 60_000\n") {}
};

TEST_F(MeasuredLongTasks, are_stopped_and_known_to_be_longer) {
    const double start_s = monotonic_s();
    const Timing timing = time_tasks(*study_, space_, sample_, 1, 0.05);
    EXPECT_LT(monotonic_s() - start_s, 30);
    EXPECT_TRUE(timing.is_at_least);
    EXPECT_GT(timing.tally.pace(1).seconds_per_cost, 0);
    EXPECT_LT(timing.tally.pace(1).seconds_per_cost, 1);
    const CalibratedBy by = calibrate_here(*study_, space_, sample_, 0.1, 1e18, true);
    EXPECT_TRUE(by.is_at_least);
    EXPECT_THAT(by.lines[0], HasSubstr("at least"));
}

}  // namespace
}  // namespace orthant::cli::calibration_test
