#include "run/task_limit.hpp"

#include "base/clock.hpp"
#include "run/crash_note.hpp"
#include "run/in_process_job.hpp"
#include "support/memory_records.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace orthant::run::task_limit_test {
namespace {

TEST(TaskLimit, is_exceeded_by_computing_not_by_waiting) {
    TaskLimit limit(0.02);
    limit.begin();
    sleep_s(0.05);
    EXPECT_FALSE(limit.is_exceeded(monotonic_s()));
    const double start_s = thread_cpu_s();
    while (!limit.is_exceeded(monotonic_s())) ASSERT_LT(thread_cpu_s() - start_s, 10);
    EXPECT_GT(thread_cpu_s() - start_s, 0.01);
    limit.begin();
    EXPECT_FALSE(limit.is_exceeded(monotonic_s())) << "the next task begins anew";
    limit.end();
}

TEST(TaskLimit, of_infinity_is_none) {
    TaskLimit limit;
    limit.begin();
    EXPECT_FALSE(limit.is_exceeded(1e300));
    limit.end();
}

TEST(TaskLimit, kills_the_process_of_a_task_that_never_yields_and_says_why) {
    const test::TempDirectory directory;
    const pid_t child = fork();
    if (child == 0) {
        CrashNotes notes(directory / "tasks");
        TaskLimit limit(0.01);
        notes.enter({2, 7});
        limit.begin();
        volatile std::uint64_t rounds = 0;
        while (true) rounds = rounds + 1;
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    const auto notes = read_crash_notes(directory / "tasks");
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_EQ(notes[0].id, (study::TaskId{2, 7}));
    EXPECT_EQ(notes[0].reason, "it exceeded the time limit of 0.01 s and does not yield: its process was killed");
}

TEST(TaskLimit, a_task_that_yields_has_failed_and_all_others_are_done) {
    const test::TempDirectory directory;
    test::InProcessJob job("study = 'test.faulty'\n[space]\nx = [1, 2, 3]\n[settings]\nhow = 'slow'\n",
                           directory / "a.h5");
    test::InProcessJob whole("study = 'test.faulty'\n[space]\nx = [1, 2, 3]\n[settings]\nhow = 'nothing'\n",
                             directory / "b.h5");
    TaskLimit limit(0.05);
    auto end = job.run({.worker = {.task_limit = &limit}});
    EXPECT_EQ(end.tasks, 12u);
    EXPECT_EQ(end.failed, 1u);
    auto undisturbed = whole.run({});
    EXPECT_EQ(end.table->status()[1], study::PointStatus::failed);
    for (const std::uint64_t point : {0, 2})
        EXPECT_EQ(end.table->row(point).real("sum")[0], undisturbed.table->row(point).real("sum")[0]);
}

}  // namespace
}  // namespace orthant::run::task_limit_test
