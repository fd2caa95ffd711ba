#include "studies/knn/bias_variance_cut.hpp"

#include "base/contract.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace orthant::knn::bias_variance_cut_test {
namespace {

TEST(BiasVarianceCut, holds_every_set_of_every_test_point_once) {
    for (const std::size_t points : {1u, 2u, 1310u, 1311u, 5000u})
        for (const std::uint64_t sets : {8u, 63u, 64u, 65u, 200u, 1001u}) {
            const BiasVarianceCut cut(points, sets, 50, 60, 0);
            std::vector<std::uint64_t> met(points);
            for (std::uint64_t task = 0; task < cut.tasks(); ++task) {
                const BiasVarianceCut::Block block = cut.block(task);
                EXPECT_GE(block.sets, 1u);
                EXPECT_EQ(block.set_block, task % cut.set_blocks());
                EXPECT_EQ(block.first_set,
                          block.set_block == 0 ? 0 : cut.block(task - 1).first_set + cut.block(task - 1).sets);
                for (std::size_t i = 0; i < block.points; ++i) met[block.first_point + i] += block.sets;
            }
            for (const std::uint64_t count : met) ASSERT_EQ(count, sets);
            EXPECT_THROW(cut.block(cut.tasks()), ContractViolation);
        }
}

TEST(BiasVarianceCut, makes_blocks_of_sets_alike) {
    const BiasVarianceCut cut(10, 200, 3, 9, 0);
    EXPECT_EQ(cut.set_blocks(), 64u);
    for (std::uint64_t task = 0; task < cut.tasks(); ++task) {
        EXPECT_GE(cut.block(task).sets, 3u);
        EXPECT_LE(cut.block(task).sets, 4u);
    }
}

TEST(BiasVarianceCut, keeps_records_below_a_megabyte) {
    for (const std::size_t classes : {0u, 2u, 10u})
        for (const std::size_t ks : {1u, 50u, 1000u}) {
            const BiasVarianceCut cut(1'000'000, 100, ks, ks, classes);
            EXPECT_LE(BlockSums::expected_bytes(shape_of(cut, cut.block(1), Exact::known)), 1'000'000u);
        }
    EXPECT_LE(BiasVarianceCut(1'000'000, 100, 1, 100'000, 0).points_per_block(), 1u);
}

TEST(BiasVarianceCut, lets_the_first_block_of_sets_tell_what_is_true) {
    const BiasVarianceCut cut(2000, 100, 50, 50, 2);
    EXPECT_GE(cut.point_blocks(), 2u);
    for (std::uint64_t task = 0; task < cut.tasks(); ++task) {
        const bool is_first = task % 64 == 0;
        const RecordShape shape = shape_of(cut, cut.block(task), Exact::known);
        EXPECT_EQ(shape.has_truths, is_first);
        EXPECT_EQ(shape.has_exact, is_first);
        EXPECT_FALSE(shape_of(cut, cut.block(task), Exact::unknown).has_exact);
    }
}

}  // namespace
}  // namespace orthant::knn::bias_variance_cut_test
