#include "run/serving_share.hpp"

#include <gtest/gtest.h>

namespace orthant::run::serving_share_test {
namespace {

TEST(ServingShare, stops_computing_when_serving_takes_most_of_the_time_and_starts_when_it_takes_little) {
    ServingShare share(10.0);
    EXPECT_TRUE(share.has_time_to_compute());
    share.add(0.4, 10.4);
    EXPECT_TRUE(share.has_time_to_compute()) << "the window is not over";
    share.add(0.0, 10.5);
    EXPECT_FALSE(share.has_time_to_compute()) << "0.4 of 0.5 s";
    share.add(0.15, 11.0);
    EXPECT_FALSE(share.has_time_to_compute()) << "0.15 of 0.5 s is not little";
    share.add(0.05, 11.5);
    EXPECT_TRUE(share.has_time_to_compute());
    share.add(0.2, 12.0);
    EXPECT_TRUE(share.has_time_to_compute()) << "0.2 of 0.5 s is not too much";
}

}  // namespace
}  // namespace orthant::run::serving_share_test
