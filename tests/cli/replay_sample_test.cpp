#include "cli/replay_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace orthant::cli::replay_sample_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::size_t> sizes(const ReplaySample& sample, std::size_t points) {
    std::vector<std::size_t> numbers;
    for (std::uint64_t point = 0; point < points; ++point) numbers.push_back(sample.of_point(point).size());
    return numbers;
}

TEST(ReplaySample, has_as_many_as_are_wanted_each_once_and_in_order) {
    const std::vector<std::uint64_t> offered{7, 0, 1, 1000, 3, 64};
    const std::uint64_t all = std::accumulate(offered.begin(), offered.end(), std::uint64_t{0});
    for (std::uint64_t wanted = 1; wanted <= all; ++wanted) {
        const ReplaySample sample(offered, wanted, 17);
        EXPECT_EQ(sample.size(), wanted);
        EXPECT_EQ(sample.is_all(), wanted == all);
        std::uint64_t chosen = 0;
        for (std::uint64_t point = 0; point < offered.size(); ++point) {
            const auto tasks = sample.of_point(point);
            chosen += tasks.size();
            EXPECT_TRUE(std::ranges::is_sorted(tasks));
            EXPECT_EQ(std::ranges::adjacent_find(tasks), tasks.end());
            EXPECT_TRUE(tasks.empty() || tasks.back() < offered[point]);
        }
        ASSERT_EQ(chosen, wanted);
    }
}

TEST(ReplaySample, takes_from_all_points_alike) {
    EXPECT_THAT(sizes(ReplaySample({2, 100, 1'000'000, 100}, 32, 1), 4), ElementsAre(2, 10, 10, 10));
    EXPECT_THAT(sizes(ReplaySample({100, 1, 100}, 3, 1), 3), ElementsAre(1, 1, 1));
}

TEST(ReplaySample, of_more_points_than_tasks_takes_some_far_apart) {
    const ReplaySample sample(std::vector<std::uint64_t>(1000, 5), 10, 1);
    for (std::uint64_t tenth = 0; tenth < 10; ++tenth) {
        std::size_t chosen = 0;
        for (std::uint64_t point = 100 * tenth; point < 100 * (tenth + 1); ++point)
            chosen += sample.of_point(point).size();
        EXPECT_EQ(chosen, 1u);
    }
}

TEST(ReplaySample, is_all_when_no_more_are_there) {
    const ReplaySample sample({2, 0, 3}, std::numeric_limits<std::uint64_t>::max(), 1);
    EXPECT_TRUE(sample.is_all());
    EXPECT_EQ(sample.size(), 5u);
    EXPECT_THAT(sample.of_point(0), ElementsAre(0, 1));
    EXPECT_THAT(sample.of_point(1), IsEmpty());
    EXPECT_TRUE(ReplaySample({}, 3, 1).is_all());
}

TEST(ReplaySample, is_the_same_for_one_key_only) {
    const auto draw = [](std::uint64_t key) { return ReplaySample({1'000'000}, 4, key).of_point(0); };
    EXPECT_EQ(draw(1), draw(1));
    EXPECT_NE(draw(1), draw(2));
}

}  // namespace
}  // namespace orthant::cli::replay_sample_test
