#include "cli/slurm_jobs.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::cli::slurm_jobs_test {
namespace {

using testing::ElementsAre;

SlurmWish wish() {
    return {.program = "/bin/orthant",
            .job = "a b.toml",
            .job_name = "a b",
            .overrides = {"seed=2", "settings.x='%'"},
            .output = "results/a b.h5",
            .shards = 0,
            .dependency = "afterok:3"};
}

TEST(SlurmJobs, are_one_that_runs_the_job) {
    const auto jobs = slurm_jobs(wish());
    ASSERT_EQ(jobs.size(), 1U);
    EXPECT_THAT(jobs[0].command, ElementsAre("/bin/orthant", "run", "--set", "seed=2", "--set", "settings.x='%'", "-o",
                                             "results/a b.h5", "--", "a b.toml"));
    EXPECT_EQ(jobs[0].script, "results/a b.h5.sbatch");
    EXPECT_EQ(jobs[0].log, "results/a b.h5.log");
    EXPECT_EQ(jobs[0].dependency, "afterok:3");
    EXPECT_FALSE(jobs[0].runs_alone);
}

TEST(SlurmJobs, begin_without_room_where_that_is_wished) {
    SlurmWish asked = wish();
    asked.ignores_space = true;
    const std::vector<std::string> command = slurm_jobs(asked)[0].command;
    EXPECT_THAT(std::vector(command.begin(), command.begin() + 3),
                ElementsAre("/bin/orthant", "run", "--ignore-space"));
}

TEST(SlurmJobs, of_shards_are_an_array_and_one_that_gathers_them) {
    SlurmWish asked = wish();
    asked.shards = 3;
    const auto jobs = slurm_jobs(asked);
    ASSERT_EQ(jobs.size(), 2U);
    EXPECT_EQ(jobs[0].shards, 3U);
    EXPECT_THAT(jobs[0].command,
                ElementsAre("/bin/orthant", "run", "--set", "seed=2", "--set", "settings.x='%'", "--shard", "%a/3",
                            "-o", "results/a b.shard-%a-of-3.h5", "--", "a b.toml"));
    EXPECT_EQ(jobs[0].log, "results/a b.shard-%a-of-3.h5.log");
    EXPECT_THAT(jobs[1].command,
                ElementsAre("/bin/orthant", "gather", "-o", "results/a b.h5", "--", "results/a b.shard-0-of-3.h5",
                            "results/a b.shard-1-of-3.h5", "results/a b.shard-2-of-3.h5"));
    EXPECT_EQ(jobs[1].shards, 0U);
    EXPECT_TRUE(jobs[1].runs_alone);
    EXPECT_EQ(jobs[1].log, "results/a b.h5.log");
}

TEST(SlurmJobs, of_shards_have_no_place_for_names_that_the_script_would_change) {
    SlurmWish asked = wish();
    asked.output = "100%and.h5";
    EXPECT_NO_THROW(slurm_jobs(asked));
    asked.shards = 2;
    EXPECT_THROW(slurm_jobs(asked), Error);
}

}  // namespace
}  // namespace orthant::cli::slurm_jobs_test
