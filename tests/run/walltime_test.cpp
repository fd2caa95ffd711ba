#include "run/walltime.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace orthant::run::walltime_test {
namespace {

TEST(Walltime, leaves_time_to_stop) {
    EXPECT_DOUBLE_EQ(stop_margin_s(5), 1);
    EXPECT_DOUBLE_EQ(stop_margin_s(100), 10);
    EXPECT_DOUBLE_EQ(stop_margin_s(86400), 30);
}

TEST(Walltime, is_what_was_asked_for) {
    EXPECT_EQ(walltime_s("2m", {}, 1000), 120);
    EXPECT_EQ(walltime_s("2m", SlurmJob{.id = "17", .end_s = 1060}, 1000), 120);
    EXPECT_THROW(walltime_s("soon", {}, 1000), Error);
}

TEST(Walltime, is_what_the_slurm_job_has_left) {
    EXPECT_EQ(walltime_s("", SlurmJob{.id = "17", .end_s = 1060}, 1000), 60);
    EXPECT_EQ(walltime_s("", SlurmJob{.id = "17", .end_s = 900}, 1000), 0);
}

TEST(Walltime, is_not_set_by_itself) {
    EXPECT_FALSE(walltime_s("", {}, 1000));
    EXPECT_FALSE(walltime_s("", SlurmJob{.id = "17"}, 1000));
}

}  // namespace
}  // namespace orthant::run::walltime_test
