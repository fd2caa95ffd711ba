#include "run/walltime.hpp"

#include <gtest/gtest.h>

namespace orthant::run {
namespace {

TEST(Walltime, leaves_time_to_stop) {
    EXPECT_DOUBLE_EQ(stop_margin_s(5), 1);
    EXPECT_DOUBLE_EQ(stop_margin_s(100), 10);
    EXPECT_DOUBLE_EQ(stop_margin_s(86400), 30);
}

}  // namespace
}  // namespace orthant::run
