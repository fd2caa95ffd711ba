#include "cli/computed_file.hpp"
#include "study/task_context.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::cli::verify_tasks_test {
namespace {

using study::PointStatus;
using test::ComputedFile;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string walks = "study = 'test.walk'\n[space]\nstep = [0.5, 1.5, 2.5, 3.5]\n[settings]\nwalks = 3\n";
const std::string rounds = "study = 'test.rounds'\nreplicates = 2\n[space]\ntarget = [0.005, 0.1]\n";

TEST(VerifyTasks, good_files_are_whole) {
    EXPECT_EQ(ComputedFile(walks).verdict(), "whole: 12 tasks of 4 points\n");
    EXPECT_EQ(ComputedFile(walks, {1, 3}).verdict(), "whole: 3 tasks of 1 point\n");
    EXPECT_THAT(ComputedFile(rounds).verdict(), StartsWith("whole: "));
    EXPECT_THAT(ComputedFile(rounds, {0, 2}).verdict(), StartsWith("whole: "));
    EXPECT_EQ(ComputedFile("study = 'test.faulty'\n[space]\nx = [1, 2]\n").verdict(),
              "whole: 8 tasks of 2 points (1 failed)\n");
    EXPECT_EQ(ComputedFile("study = 'test.steady'\n[settings]\nstart = 0.5\n").verdict(), "whole: 1 task of 1 point\n");
}

TEST(VerifyTasks, missing_ones_are_named) {
    ComputedFile file(walks);
    file.remove({0, 0});
    file.remove({1, 1});
    file.remove({2, 1});
    file.remove({2, 2});
    for (std::uint64_t task = 0; task < 3; ++task) file.remove({3, task});
    const std::string verdict = file.verdict();
    EXPECT_THAT(verdict, HasSubstr("problem: task 0 of point step=0.5 is missing\n"));
    EXPECT_THAT(verdict, HasSubstr("problem: task 1 of point step=1.5 is missing\n"));
    EXPECT_THAT(verdict, HasSubstr("problem: tasks 1 to 2 of point step=2.5 are missing\n"));
    EXPECT_THAT(verdict, HasSubstr("problem: point step=3.5 has no tasks\n4 problems\n"));
}

TEST(VerifyTasks, surplus_ones_are_named) {
    ComputedFile file(walks);
    file.repeat({1, 0}, 4, {1, 0});
    file.repeat({2, 0}, 10, {2, 3});
    EXPECT_THAT(file.verdict(), AllOf(HasSubstr("problem: task 0 of point step=1.5 is there twice, or out of order\n"),
                                      HasSubstr("problem: point step=2.5 has 4 tasks, by its study 3\n2 problems\n")));
}

TEST(VerifyTasks, points_that_do_not_belong_are_named_once) {
    ComputedFile file(walks, {1, 2});
    for (std::uint64_t task = 0; task < 3; ++task) {
        file.repeat({1, task}, file.records.size(), {2, task});
        file.repeat({1, task}, file.records.size(), {17, task});
    }
    std::ranges::sort(file.records.tasks(), {}, [](const test::StoredTask& task) { return task.outcome.id; });
    EXPECT_THAT(file.verdict(),
                AllOf(HasSubstr("problem: there are tasks of point step=2.5, which belongs to another shard\n"),
                      HasSubstr("problem: there are tasks of point 17, but the job has 4 points\n2 problems\n")));
}

TEST(VerifyTasks, a_point_out_of_order_is_named_once) {
    ComputedFile file(walks);
    for (std::uint64_t task = 0; task < 3; ++task) file.repeat({0, task}, file.records.size(), {0, task});
    EXPECT_THAT(file.verdict(), HasSubstr("problem: point step=0.5 is there twice, or out of order\n1 problem\n"));
    ComputedFile swapped(walks);
    std::swap(swapped.records.tasks()[3], swapped.records.tasks()[5]);
    EXPECT_THAT(swapped.verdict(), HasSubstr("point step=1.5"));
}

TEST(VerifyTasks, the_rounds_of_a_shard_follow_from_its_records) {
    ComputedFile file(rounds, {0, 4});
    const std::uint64_t tasks = file.records.size();
    ASSERT_EQ(tasks, 4u);
    file.remove({0, 2});
    file.remove({0, 3});
    EXPECT_THAT(file.verdict(), HasSubstr("tasks 2 to 3 of point target=0.005 replicate=0 are missing\n1 problem\n"));
    ComputedFile longer(rounds, {0, 4});
    longer.repeat({0, 0}, tasks, {0, tasks});
    EXPECT_THAT(longer.verdict(), HasSubstr("point target=0.005 replicate=0 has 5 tasks, by its study 4\n1 problem\n"));
}

TEST(VerifyTasks, the_rounds_of_a_whole_file_begin_with_the_first) {
    ComputedFile file(rounds);
    file.remove({2, 1});
    EXPECT_THAT(file.verdict(), HasSubstr("task 1 of point target=0.1 replicate=0 is missing\n1 problem\n"));
}

TEST(VerifyTasks, the_status_must_agree) {
    ComputedFile file(walks);
    file.table.status()[1] = PointStatus::failed;
    file.table.status()[2] = PointStatus::missing;
    file.table.status()[3] = static_cast<PointStatus>(7);
    EXPECT_THAT(file.verdict(), AllOf(HasSubstr("point step=1.5 is marked failed, but all its tasks are done\n"),
                                      HasSubstr("point step=2.5 is marked missing, but all its tasks are done\n"),
                                      HasSubstr("the status of point step=3.5 is 7, which is none\n")));
    ComputedFile shard(walks, {0, 4});
    shard.table.status()[1] = PointStatus::complete;
    EXPECT_THAT(shard.verdict(), HasSubstr("point step=1.5 belongs to another shard, but is not marked missing\n"));
    ComputedFile failed("study = 'test.faulty'\n[space]\nx = [1, 2]\n", {1, 2});
    failed.table.status()[1] = PointStatus::complete;
    EXPECT_THAT(failed.verdict(), HasSubstr("point x=2 is marked complete, but 1 task of it failed\n"));
}

TEST(VerifyTasks, outcomes_must_make_sense) {
    ComputedFile file("study = 'test.faulty'\n[space]\nx = [1, 2]\n");
    file.task({0, 1}).outcome.host = 3;
    file.task({1, 1}).outcome.error = "another reason";
    EXPECT_THAT(file.verdict(),
                AllOf(HasSubstr("task 1 of point x=1 was computed on a host that is not in the list of hosts\n"),
                      HasSubstr("task 1 of point x=2 failed, and its error is not the one")));
}

}  // namespace
}  // namespace orthant::cli::verify_tasks_test
