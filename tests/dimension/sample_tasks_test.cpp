#include "studies/dimension/sample_tasks.hpp"

#include "studies/dimension/angle_task.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace orthant::dimension::sample_tasks_test {
namespace {

SampleTasks angle_tasks(Source source, std::uint64_t dimension, std::uint64_t pairs) {
    return {pair_coordinates(source, dimension), pair_seconds(source, dimension), pairs};
}

TEST(SampleTasks, hold_every_sample_once) {
    for (const std::uint64_t samples : {1ull, 7ull, 8ull, 9ull, 511ull, 512ull, 513ull, 10'000ull, 999'999'937ull}) {
        for (const std::uint64_t dimension : {1u, 2u, 100u, 10'000u, 1'000'000u}) {
            const SampleTasks tasks = angle_tasks(Source::gaussian, dimension, samples);
            const std::uint64_t count = tasks.count();
            ASSERT_GE(count, 1u);
            const std::uint64_t total = (count - 1) * tasks.samples_of(0) + tasks.samples_of(count - 1);
            EXPECT_EQ(total, samples) << dimension;
            EXPECT_GE(tasks.samples_of(count - 1), 1u);
            EXPECT_EQ(tasks.samples_before(count), samples);
        }
    }
}

TEST(SampleTasks, are_several_from_512_samples_on) {
    for (std::uint64_t samples = 512; samples < 3000; ++samples)
        ASSERT_GE(angle_tasks(Source::cube, 2, samples).count(), 8u) << samples;
}

TEST(SampleTasks, behind_those_asked_for_double_until_they_are_long) {
    const SampleTasks tasks(0x1p18, 1e-6, 100);  // 1,024 samples are long enough
    ASSERT_EQ(tasks.count(), 7u);                // of 16, the last of 4
    EXPECT_EQ(tasks.samples_of(6), 4u);
    EXPECT_EQ(tasks.samples_of(7), 16u);
    EXPECT_EQ(tasks.samples_of(7 + 63), 16u);
    EXPECT_EQ(tasks.samples_of(7 + 64), 32u);
    EXPECT_EQ(tasks.samples_of(7 + 6 * 64), 1024u);
    EXPECT_EQ(tasks.samples_of(7 + 1'000'000), 1024u);
    std::uint64_t before = 0;
    for (std::uint64_t task = 0; task < 1000; ++task) {
        ASSERT_EQ(tasks.samples_before(task), before) << task;
        before += tasks.samples_of(task);
    }
}

TEST(SampleTasks, are_of_like_work_in_every_dimension) {
    for (const Source source : {Source::cube, Source::ball})
        for (const std::uint64_t dimension : {2u, 30u, 1000u, 10'000u, 100'000u}) {
            const double seconds = angle_tasks(source, dimension, 1'000'000'000'000u).seconds(0);
            EXPECT_GT(seconds, 0.1) << dimension;
            EXPECT_LT(seconds, 0.3) << dimension;
        }
}

TEST(SampleTasks, take_longer_with_more_samples_and_more_coordinates) {
    const SampleTasks tasks = angle_tasks(Source::cube, 3, 1001);
    EXPECT_LT(tasks.samples_of(tasks.count() - 1), tasks.samples_of(0));
    EXPECT_LT(tasks.seconds(tasks.count() - 1), tasks.seconds(0));
    for (const Source source : {Source::cube, Source::ball, Source::sphere, Source::gaussian})
        for (std::uint64_t dimension = 1; dimension < 1000; dimension += 4)
            EXPECT_LT(angle_tasks(source, dimension, 1000).seconds(0),
                      angle_tasks(source, dimension + 4, 1000).seconds(0));
}

TEST(SampleTasks, take_long_in_proportion_where_D_or_samples_are_many) {
    const auto seconds = [](Source source, std::uint64_t dimension, std::uint64_t pairs) {
        return angle_tasks(source, dimension, pairs).seconds(0);
    };
    EXPECT_NEAR(seconds(Source::cube, 10'000, 80'000) / seconds(Source::cube, 1000, 80'000), 10, 0.5);
    EXPECT_NEAR(seconds(Source::cube, 100, 800'000) / seconds(Source::cube, 100, 80'000), 10, 0.5);
    const double normal_to_cube = seconds(Source::gaussian, 1000, 8000) / seconds(Source::cube, 1000, 8000);
    EXPECT_GT(normal_to_cube, 2);
    EXPECT_LT(normal_to_cube, 5);
}

}  // namespace
}  // namespace orthant::dimension::sample_tasks_test
