#include "submit/sbatch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::submit::sbatch_test {
namespace {

using testing::Contains;
using testing::ElementsAre;

TEST(Sbatch, is_given_every_name_as_an_argument_of_its_own) {
    const std::string hostile = "a b'c\"$(id)\n;d";
    const Submission submission{.script = hostile + ".sbatch",
                                .command = {"/bin/orthant", "run", "-o", hostile, "--", "-x.toml"},
                                .job_name = "weather",
                                .log = "results/a.h5.log"};
    EXPECT_THAT(sbatch_command(submission),
                ElementsAre("sbatch", "--parsable", "--job-name=weather", "--output=results/a.h5.log",
                            hostile + ".sbatch", "/bin/orthant", "run", "-o", hostile, "--", "-x.toml"));
}

TEST(Sbatch, takes_no_script_for_an_option) {
    const Submission submission{.script = "--wrap=id", .command = {"orthant", "run"}, .job_name = "j", .log = "l"};
    EXPECT_THAT(sbatch_command(submission), Contains("./--wrap=id"));
}

TEST(Sbatch, is_told_of_arrays_dependencies_and_jobs_of_one_rank) {
    Submission submission{.script = "s", .command = {"orthant", "run"}, .job_name = "j", .log = "l"};
    submission.shards = 8;
    submission.dependency = "afterok:17";
    submission.runs_alone = true;
    const auto command = sbatch_command(submission);
    EXPECT_THAT(command, Contains("--array=0-7"));
    EXPECT_THAT(command, Contains("--dependency=afterok:17"));
    EXPECT_THAT(command, Contains("--nodes=1"));
    EXPECT_THAT(command, Contains("--ntasks-per-node=1"));
}

TEST(Sbatch, logs_under_another_name_where_slurm_would_change_the_name) {
    EXPECT_EQ(log_pattern("results/a b'.log"), "results/a b'.log");
    for (const char* path : {"100%.log", "a\\b.log", "a\nb.log"}) EXPECT_EQ(log_pattern(path), "orthant-%j.log");
}

TEST(ShellText, is_quoted_where_a_shell_would_read_more_into_it) {
    EXPECT_EQ(shell_text({"orthant", "-o", "a.h5", "it's", "", "$x"}), "orthant -o a.h5 'it'\\''s' '' '$x'");
    EXPECT_EQ(shell_text({"it's\n\\"}), "$'it\\'s\\012\\\\'");
}

}  // namespace
}  // namespace orthant::submit::sbatch_test
