#include "cli/queue_sight.hpp"

#include "cli/submitted_script.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace orthant::cli::queue_sight_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// An output that was submitted as job 7, where squeue is a script of ours.
class QueueSight : public testing::Test {
  protected:
    QueueSight() : path_(std::getenv("PATH")) { ::setenv("PATH", (directory_ / "").c_str(), 1); }
    ~QueueSight() override { ::setenv("PATH", path_.c_str(), 1); }

    void submit(std::uint64_t shards) const {
        const SubmittedScript script((directory_ / "a.h5.sbatch").string());
        script.write("#!/bin/bash\n# 3 of them\n", shards);
        script.add_jobs({"7"});
    }
    void let_squeue(const std::string& lines) const {
        const auto program = directory_ / "squeue";
        test::write_file(program, "#!/bin/sh\n" + lines + "\n");
        std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    }
    run::OutputPaths output() const { return {directory_ / "a.h5"}; }

    test::TempDirectory directory_;
    std::string path_;
};

TEST_F(QueueSight, tells_why_a_job_waits) {
    submit(0);
    let_squeue("echo '7|PENDING|Dependency'");
    EXPECT_THAT(queue_sight(output()), ElementsAre("Slurm job 7 is pending (Dependency)"));
    let_squeue("echo '7|RUNNING|None'");
    EXPECT_THAT(queue_sight(output()), ElementsAre("Slurm job 7 is running"));
}

TEST_F(QueueSight, is_empty_of_jobs_that_ended_and_of_what_was_not_submitted) {
    let_squeue("echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    EXPECT_THAT(queue_sight(output()), IsEmpty());
    submit(0);
    EXPECT_THAT(queue_sight(output()), IsEmpty());
}

TEST_F(QueueSight, says_where_slurm_does_not_answer_but_nothing_where_there_is_none) {
    submit(0);
    EXPECT_THAT(queue_sight(output()), IsEmpty());
    let_squeue("test \"$1\" = --version && exit 0; echo 'Unable to contact slurm controller' >&2; exit 1");
    EXPECT_THAT(queue_sight(output()), ElementsAre("Slurm does not answer what became of job 7"));
}

TEST_F(QueueSight, knows_the_shards_of_an_array) {
    submit(0);
    EXPECT_THAT(shards_of(output()), IsEmpty());
    submit(2);
    const auto shards = shards_of(output());
    ASSERT_EQ(shards.size(), 2U);
    EXPECT_EQ(shards[1].output, directory_ / "a.shard-1-of-2.h5");
}

}  // namespace
}  // namespace orthant::cli::queue_sight_test
