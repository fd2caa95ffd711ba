#include "base/slurm_job.hpp"

#include "support/variables.hpp"

#include <gtest/gtest.h>

namespace orthant::slurm_job_test {
namespace {

using test::variables;

TEST(SlurmJob, is_none_outside_slurm) {
    EXPECT_FALSE(slurm_job(variables({})));
    EXPECT_FALSE(slurm_job(variables({{"SLURM_JOB_ID", ""}, {"SLURM_RESTART_COUNT", "3"}})));
}

TEST(SlurmJob, is_read_from_the_environment) {
    const auto job = slurm_job(variables({{"SLURM_JOB_ID", "17"}, {"SLURM_JOB_END_TIME", "1790000000"}}));
    ASSERT_TRUE(job);
    EXPECT_EQ(job->id, "17");
    EXPECT_EQ(job->array_index, -1);
    EXPECT_EQ(job->restarts, 0);
    EXPECT_EQ(job->end_s, 1.79e9);
}

TEST(SlurmJob, is_named_by_array_and_element) {
    const auto job = slurm_job(variables({{"SLURM_JOB_ID", "21"},
                                          {"SLURM_ARRAY_JOB_ID", "17"},
                                          {"SLURM_ARRAY_TASK_ID", "3"},
                                          {"SLURM_RESTART_COUNT", "2"}}));
    ASSERT_TRUE(job);
    EXPECT_EQ(job->id, "17_3");
    EXPECT_EQ(job->array_index, 3);
    EXPECT_EQ(job->restarts, 2);
    EXPECT_FALSE(job->end_s);
}

TEST(SlurmJob, takes_what_is_no_number_as_absent) {
    const auto job = slurm_job(variables({{"SLURM_JOB_ID", "17"},
                                          {"SLURM_RESTART_COUNT", "two"},
                                          {"SLURM_ARRAY_TASK_ID", "99999999999999"},
                                          {"SLURM_ARRAY_JOB_ID", "16"},
                                          {"SLURM_JOB_END_TIME", "-1"}}));
    ASSERT_TRUE(job);
    EXPECT_EQ(job->id, "17");
    EXPECT_EQ(job->restarts, 0);
    EXPECT_FALSE(job->end_s);
}

}  // namespace
}  // namespace orthant::slurm_job_test
