#include "data/subsets.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace orthant::data::subsets_test {
namespace {

using testing::ElementsAre;

constexpr std::uint64_t key = 77;

std::size_t count_of(const std::vector<std::uint8_t>& flags) {
    return static_cast<std::size_t>(std::accumulate(flags.begin(), flags.end(), 0));
}

TEST(RowsOfShare, rounds_up_but_not_for_a_rounding_error) {
    EXPECT_EQ(rows_of_share(100, 0.07), 7u);  // the product is 7.000000000000001
    EXPECT_EQ(rows_of_share(100, 0.0701), 8u);
    EXPECT_EQ(rows_of_share(1797, 0.25), 450u);
    EXPECT_EQ(rows_of_share(10, 0.01), 1u);
    EXPECT_EQ(rows_of_share(10, 0.0), 0u);
    EXPECT_EQ(rows_of_share(10, 1.0), 10u);
}

TEST(HeldOut, is_the_share_asked_for) {
    for (const double share : {0.01, 0.2, 0.5, 0.9})
        EXPECT_EQ(count_of(held_out(83, share, key)), rows_of_share(83, share));
    EXPECT_EQ(held_out(83, 0.2, key), held_out(83, 0.2, key));
    EXPECT_NE(held_out(83, 0.2, key), held_out(83, 0.2, key + 1));
}

TEST(HeldOut, takes_every_row_equally_often) {
    std::vector<int> taken(10, 0);
    constexpr int draws = 3000;
    for (std::uint64_t repeat = 0; repeat < draws; ++repeat) {
        const auto flags = held_out(10, 0.3, repeat);
        for (std::size_t row = 0; row < 10; ++row) taken[row] += flags[row];
    }
    for (const int times : taken) EXPECT_NEAR(times, 0.3 * draws, 4 * std::sqrt(0.3 * 0.7 * draws));
}

TEST(HeldOut, takes_its_share_of_every_class) {
    std::vector<std::int32_t> classes;
    for (int row = 0; row < 90; ++row) classes.push_back(row < 50 ? 1 : row < 83 ? 0 : 7);
    const auto flags = stratified_held_out(classes, 0.3, key);
    EXPECT_EQ(count_of(flags), 27u);
    for (const auto& [name, rows] : {std::pair{1, 50}, {0, 33}, {7, 7}}) {
        int taken = 0;
        for (std::size_t row = 0; row < classes.size(); ++row)
            if (classes[row] == name) taken += flags[row];
        EXPECT_LT(std::abs(taken - 0.3 * rows), 1) << "class " << name;
    }
}

TEST(HeldOut, takes_a_class_of_one_row_as_often_as_others) {
    const std::vector<std::int32_t> classes{0, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    constexpr int draws = 3000;
    int taken = 0;
    for (std::uint64_t repeat = 0; repeat < draws; ++repeat) taken += stratified_held_out(classes, 0.3, repeat)[0];
    EXPECT_NEAR(taken, 0.3 * draws, 4 * std::sqrt(0.3 * 0.7 * draws));
}

TEST(HeldOut, stays_what_it_has_been) {
    EXPECT_THAT(held_out(10, 0.3, key), ElementsAre(1, 0, 0, 0, 0, 0, 1, 0, 0, 1));
    EXPECT_THAT(stratified_held_out(std::vector<std::int32_t>{0, 0, 0, 1, 1, 1}, 0.3, key),
                ElementsAre(0, 1, 0, 1, 0, 0));
}

TEST(HeldOut, refuses_to_leave_either_part_empty) {
    const auto message = [](std::size_t rows, double share) -> std::string {
        try {
            held_out(rows, share, key);
        } catch (const Error& error) {
            return error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
        }
        return "no error";
    };
    EXPECT_EQ(
        message(3, 0.9),
        "cannot hold out 3 rows of 3 (both parts need at least one row); choose another share, or give more data");
    EXPECT_EQ(
        message(0, 0.5),
        "cannot hold out 0 rows of 0 (both parts need at least one row); choose another share, or give more data");
    EXPECT_EQ(message(2, 0.5), "no error");
}

TEST(LearningPart, of_a_smaller_share_is_a_part_of_a_larger_one) {
    const auto priorities = learning_priorities(200, key);
    std::vector<std::uint32_t> training;
    for (std::uint32_t row = 0; row < 200; row += 1 + row % 3) training.push_back(row);
    std::vector<std::uint32_t> smaller;
    for (const double share : {0.05, 0.1, 0.33, 0.8, 1.0}) {
        const auto part = learning_part(training, priorities, share);
        EXPECT_EQ(part.size(), rows_of_share(training.size(), share));
        EXPECT_TRUE(std::is_sorted(part.begin(), part.end()));
        EXPECT_TRUE(std::includes(part.begin(), part.end(), smaller.begin(), smaller.end()));
        EXPECT_TRUE(std::includes(training.begin(), training.end(), part.begin(), part.end()));
        smaller = part;
    }
    EXPECT_EQ(smaller, training);
}

TEST(LearningPart, takes_the_rows_of_smallest_priority_and_the_first_of_equal_ones) {
    const std::vector<std::uint64_t> priorities{9, 4, 7, 4, 1, 4};
    EXPECT_THAT(learning_part(std::vector<std::uint32_t>{0, 1, 2, 3, 5}, priorities, 0.4), ElementsAre(1, 3));
}

TEST(LearningPriorities, of_first_rows_stay_when_rows_are_added) {
    auto longer = learning_priorities(300, key);
    longer.resize(120);
    EXPECT_EQ(longer, learning_priorities(120, key));
}

TEST(LearningPriorities, stay_what_they_have_been) {
    EXPECT_THAT(learning_priorities(2, key), ElementsAre(3147820812938836468u, 17291936274650670140u));
}

}  // namespace
}  // namespace orthant::data::subsets_test
