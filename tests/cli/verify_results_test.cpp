#include "cli/computed_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace orthant::cli::verify_results_test {
namespace {

using test::ComputedFile;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto all = std::numeric_limits<std::uint64_t>::max();
const std::string walks = "study = 'test.walk'\n[space]\nstep = [0.5, 1.5, 2.5, 3.5]\n[settings]\nwalks = 3\n";

TEST(VerifyResults, good_tasks_give_the_same_records_again) {
    EXPECT_EQ(ComputedFile(walks).verdict(5), "whole: 12 tasks of 4 points, 5 replayed\n");
    EXPECT_EQ(ComputedFile(walks, {1, 3}).verdict(all), "whole: 3 tasks of 1 point, 3 replayed\n");
    for (const std::string study : {"test.rounds'\nreplicates = 2\n[space]\ntarget = [0.005, 0.1]\n",
                                    "test.steady'\n[space]\nstart = [0.2, 0.3]\n", "test.idle'\n[space]\nx = [1]\n"}) {
        EXPECT_THAT(ComputedFile("study = '" + study).verdict(all), HasSubstr("whole: "));
        EXPECT_THAT(ComputedFile("study = '" + study, {0, 1}).verdict(all), HasSubstr(" replayed\n"));
    }
}

TEST(VerifyResults, failed_tasks_are_not_replayed) {
    EXPECT_EQ(ComputedFile("study = 'test.faulty'\n[space]\nx = [1, 2]\n").verdict(all),
              "whole: 8 tasks of 2 points (1 failed), 7 replayed\n");
}

TEST(VerifyResults, a_record_must_match_its_digest) {
    ComputedFile file(walks, {0, 2});
    file.task({2, 1}).record[3] ^= std::byte{1};
    file.task({2, 2}).outcome.digest ^= 1;
    EXPECT_THAT(file.verdict(), AllOf(HasSubstr("problem: the record of task 1 of point step=2.5 is damaged"),
                                      HasSubstr("problem: the record of task 2 of point step=2.5 is damaged"),
                                      HasSubstr("2 problems")));
}

TEST(VerifyResults, a_record_must_be_one_of_the_study) {
    ComputedFile file(walks, {0, 2});
    file.replace({2, 1}, test::as_bytes("short"));
    EXPECT_THAT(file.verdict(), AllOf(HasSubstr("the record of task 1 of point step=2.5 is none of test.walk"),
                                      HasSubstr("1 problem\n")));
}

TEST(VerifyResults, the_root_must_be_what_the_records_reduce_to) {
    ComputedFile file(walks, {0, 2});
    file.table.row(2).real("end")[0] *= 1 + 1e-15;
    file.table.row(0).integer("walks")[0] = 2;
    EXPECT_THAT(file.verdict(), AllOf(HasSubstr("problem: variable 'end': 1 of 4 values differ, the first at [2]: "),
                                      HasSubstr("problem: variable 'walks': 1 of 4 values differ, the first at [0]: "
                                                "2 instead of 3 (reduced again from the records)\n2 problems\n")));
}

TEST(VerifyResults, means_over_replicates_and_counts_are_compared_too) {
    ComputedFile file("study = 'test.rounds'\nreplicates = 2\n[space]\ntarget = [0.1]\n", {0, 1});
    file.table.row(1).real("mean")[0] = std::numeric_limits<double>::infinity();
    EXPECT_EQ(file.verdict(), "whole: 4 tasks of 2 points\n") << "nothing tells without the records";
    EXPECT_THAT(file.verdict(all),
                AllOf(HasSubstr("variable 'mean': 1 of 2 values differ"),
                      HasSubstr("variable 'mean': nan_count is 1 instead of 0"),
                      HasSubstr("variable 'mean_mean': 1 of 1 values differ"), HasSubstr("(computed again)\n")));
}

TEST(VerifyResults, a_forged_record_is_seen_when_it_is_computed_again) {
    ComputedFile file(walks);
    file.task({3, 2}).outcome.digest ^= 1;
    EXPECT_EQ(file.verdict(), "whole: 12 tasks of 4 points\n");
    EXPECT_THAT(file.verdict(all),
                HasSubstr("problem: task 2 of point step=3.5 gives another record when it is computed again\n"));
}

TEST(VerifyResults, a_task_that_was_done_must_not_fail_again) {
    ComputedFile file("study = 'test.faulty'\n[space]\nx = [1, 2]\n");
    test::StoredTask& task = file.task({1, 1});
    task.outcome.status = study::TaskStatus::done;
    ByteWriter record;
    record.put(3.0);
    file.replace({1, 1}, record.view());
    file.table.status()[1] = study::PointStatus::complete;
    EXPECT_THAT(file.verdict(all),
                HasSubstr("task 1 of point x=2 fails when it is computed again (the task was asked to throw)\n"));
}

TEST(VerifyResults, rounds_computed_again_must_be_as_many) {
    const std::string rounds = "study = 'test.rounds'\n[space]\ntarget = [0.005, 0.1]\n";
    ComputedFile shorter(rounds);
    shorter.remove({0, 2});
    shorter.remove({0, 3});
    EXPECT_THAT(shorter.verdict(), HasSubstr("whole: "));
    EXPECT_THAT(shorter.verdict(all), HasSubstr("point target=0.005 would have more tasks than the file has\n"));
    ComputedFile longer(rounds);
    ByteWriter record;
    test::IdleContext context;
    longer.study->compute(longer.space.point(1), 2, context, record);
    longer.records.add({.id = {1, 2}}, record.view());
    EXPECT_THAT(longer.verdict(all), HasSubstr("point target=0.1 would have fewer tasks than the file has\n"));
}

TEST(VerifyResults, tasks_of_a_spoilt_point_are_not_replayed) {
    ComputedFile file(walks);
    file.remove({1, 0});
    file.task({1, 1}).outcome.digest ^= 1;
    file.task({2, 1}).outcome.digest ^= 1;
    EXPECT_THAT(file.verdict(all), AllOf(HasSubstr("task 1 of point step=2.5 gives another record"),
                                         Not(HasSubstr("task 1 of point step=1.5 gives another record"))));
}

}  // namespace
}  // namespace orthant::cli::verify_results_test
