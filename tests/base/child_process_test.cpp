#include "base/child_process.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace orthant::child_process_test {
namespace {

TEST(ChildProcess, says_what_the_program_said_and_how_it_ended) {
    const ProcessEnd end = run_program({"sh", "-c", "echo out; echo err >&2; exit 7"});
    EXPECT_EQ(end.exit_code, 7);
    EXPECT_EQ(end.out, "out\n");
    EXPECT_EQ(end.err, "err\n");
}

TEST(ChildProcess, gets_its_arguments_as_they_are) {
    const std::string hostile = "a b'c\"$(id)\n;d\\";
    EXPECT_EQ(run_program({"printf", "%s", hostile}).out, hostile);
}

TEST(ChildProcess, has_nothing_to_read) {
    EXPECT_EQ(run_program({"cat"}).out, "");
}

TEST(ChildProcess, may_say_more_than_a_pipe_holds_on_both) {
    const ProcessEnd end = run_program({"sh", "-c", "head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2"});
    EXPECT_EQ(end.exit_code, 0);
    EXPECT_EQ(end.out.size(), 300'000U);
    EXPECT_EQ(end.err.size(), 300'000U);
}

TEST(ChildProcess, that_a_signal_ended_is_told_from_one_that_ended_itself) {
    EXPECT_EQ(run_program({"sh", "-c", "kill -KILL $$"}).exit_code, 128 + SIGKILL);
}

TEST(ChildProcess, that_is_not_there_is_told) {
    EXPECT_EQ(run_program({"no-such-program-anywhere"}).exit_code, 127);
}

}  // namespace
}  // namespace orthant::child_process_test
