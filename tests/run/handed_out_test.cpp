#include "run/handed_out.hpp"

#include <gtest/gtest.h>

namespace orthant::run::handed_out_test {
namespace {

TEST(HandedOut, comes_back_in_any_order_and_in_any_pieces) {
    HandedOut handed_out;
    handed_out.add({0, 0, 10, 1.0});
    handed_out.add({0, 10, 10, 3.0});
    handed_out.add({1, 5, 1, 7.0});
    EXPECT_EQ(handed_out.take_off({0, 4, 2}), 2.0) << "out of the middle";
    EXPECT_EQ(handed_out.take_off({0, 8, 4}), 8.0) << "the end of one and the beginning of the next";
    EXPECT_EQ(handed_out.take_off({1, 5, 1}), 7.0);
    EXPECT_EQ(handed_out.take_off({0, 6, 2}), 2.0);
    EXPECT_EQ(handed_out.take_off({0, 0, 4}), 4.0);
    EXPECT_FALSE(handed_out.empty());
    EXPECT_EQ(handed_out.take_off({0, 12, 8}), 24.0);
    EXPECT_TRUE(handed_out.empty());
}

TEST(HandedOut, knows_what_was_not_handed_out) {
    HandedOut handed_out;
    handed_out.add({1, 5, 3, 1.0});
    EXPECT_FALSE(handed_out.take_off({1, 4, 1}));
    EXPECT_FALSE(handed_out.take_off({1, 8, 1}));
    EXPECT_FALSE(handed_out.take_off({0, 6, 1}));
    EXPECT_FALSE(handed_out.take_off({2, 6, 1}));
    EXPECT_TRUE(handed_out.take_off({1, 6, 1}));
    EXPECT_FALSE(handed_out.take_off({1, 6, 1})) << "twice";
    EXPECT_TRUE(handed_out.take_off({1, 5, 1}));
    EXPECT_TRUE(handed_out.take_off({1, 7, 1}));
}

}  // namespace
}  // namespace orthant::run::handed_out_test
