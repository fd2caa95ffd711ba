#include "run/progress.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace orthant::run::progress_test {
namespace {

const ProgressState half{.done = 12, .total = 24, .failed = 1, .done_now = 6, .remaining_s = 4.0};

TEST(Progress, a_line_tells_done_rate_eta_and_failures) {
    EXPECT_EQ(progress_line(half, 2.0, ProgressStyle::lines), "12/24 tasks  3 tasks/s  ETA 4.0 s  1 failed");
    EXPECT_EQ(progress_line(half, 2.0, ProgressStyle::bar),
              "[############------------]  12/24 tasks  3 tasks/s  ETA 4.0 s  1 failed");
    EXPECT_EQ(progress_line({.done = 3, .total = 4}, 0, ProgressStyle::lines), "3/4 tasks  0 tasks/s  ETA ?");
}

TEST(Progress, a_log_gets_a_line_a_minute) {
    std::ostringstream out;
    Progress progress(ProgressStyle::lines, out, 100.0);
    EXPECT_FALSE(progress.is_due(159.9));
    EXPECT_TRUE(progress.is_due(160.0));
    progress.show(half, 160.0);
    EXPECT_FALSE(progress.is_due(219.9));
    EXPECT_EQ(out.str(), "12/24 tasks  0.1 tasks/s  ETA 4.0 s  1 failed\n");
}

TEST(Progress, a_message_ends_the_bar_first) {
    std::ostringstream out;
    Progress progress(ProgressStyle::bar, out, 0.0);
    progress.show(half, 1.0);
    progress.say("notice");
    EXPECT_TRUE(out.str().starts_with("\r[####"));
    EXPECT_TRUE(out.str().ends_with("\nnotice\n"));
}

TEST(Progress, quiet_says_nothing) {
    std::ostringstream out;
    Progress progress(ProgressStyle::quiet, out, 0.0);
    EXPECT_FALSE(progress.is_due(1e9));
    progress.say("notice");
    EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace orthant::run::progress_test
