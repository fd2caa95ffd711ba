#include "studies/knn/class_votes.hpp"

#include "base/contract.hpp"
#include "knn/naive_votes.hpp"
#include "knn/random_rows.hpp"
#include "knn/reference/scores.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace orthant::knn::class_votes_test {
namespace {

const std::vector<Weights> both{Weights::uniform, Weights::distance};

std::vector<std::uint32_t> up_to(std::uint32_t largest) {
    std::vector<std::uint32_t> ks;
    for (std::uint32_t k = 1; k <= largest; ++k) ks.push_back(k);
    return ks;
}

/// Predictions of one row for each k from 1, by one weighting.
std::vector<std::int32_t> predictions(Weights weights, const std::vector<std::int32_t>& classes,
                                      const std::vector<double>& distances) {
    ClassVotes votes(VoteGrid(up_to(static_cast<std::uint32_t>(classes.size())), {weights}), 10);
    votes.count(0, classes, distances);
    return {votes.predicted().begin(), votes.predicted().end()};
}

void expect_naive(const RandomRows& rows, const VoteGrid& grid) {
    ClassVotes votes(grid, rows.classes);
    for (std::size_t r = 0; r < rows.rows; ++r) {
        votes.count(rows.truths[r], rows.classes_near(r), rows.distances_near(r));
        EXPECT_EQ(votes.truth(), rows.truths[r]);
        for (std::size_t w = 0; w < grid.weights().size(); ++w) {
            for (std::size_t k = 0; k < grid.ks().size(); ++k) {
                const auto naive = helpers::naive_vote(grid.weights()[w], grid.ks()[k], rows.classes, rows.truths[r],
                                                       rows.classes_near(r), rows.distances_near(r));
                const std::size_t cell = grid.cell(w, k);
                ASSERT_EQ(votes.predicted()[cell], naive.predicted) << "row " << r << " cell " << cell;
                ASSERT_NEAR(votes.probability_of_truth()[cell], naive.probability_of_truth, 1e-14);
                ASSERT_NEAR(votes.log_loss()[cell], naive.log_loss, 2e-13);
                ASSERT_NEAR(votes.brier()[cell], naive.brier, 1e-13);
            }
        }
    }
}

void expect_reference(const reference::ReferenceClasses& expected) {
    const VoteGrid grid(expected.ks, both);
    ClassVotes votes(grid, expected.classes);
    const std::size_t rows = expected.truths.size();
    const std::size_t length = grid.largest_k();
    ASSERT_EQ(expected.predicted.size(), rows * grid.cells());
    for (std::size_t r = 0; r < rows; ++r) {
        votes.count(expected.truths[r], std::span(expected.neighbour_classes).subspan(r * length, length),
                    std::span(expected.distances).subspan(r * length, length));
        for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
            EXPECT_EQ(votes.predicted()[cell], expected.predicted[cell * rows + r]) << "row " << r << " cell " << cell;
            EXPECT_NEAR(votes.probability_of_truth()[cell], expected.probability_of_truth[cell * rows + r], 1e-14);
        }
    }
}

TEST(VoteGrid, cells_go_weighting_by_weighting) {
    const VoteGrid grid({1, 5, 9}, both);
    EXPECT_EQ(grid.cells(), 6u);
    EXPECT_EQ(grid.cell(1, 0), 3u);
    EXPECT_EQ(grid.cell(0, 2), 2u);
    EXPECT_TRUE(grid.asks_distances());
    EXPECT_FALSE(VoteGrid({1}, {Weights::uniform}).asks_distances());
}

TEST(VoteGrid, refuses_what_is_not_ascending_or_asked_twice) {
    EXPECT_THROW(VoteGrid({}, both), ContractViolation);
    EXPECT_THROW(VoteGrid({0, 1}, both), ContractViolation);
    EXPECT_THROW(VoteGrid({1, 1}, both), ContractViolation);
    EXPECT_THROW(VoteGrid({2, 1}, both), ContractViolation);
    EXPECT_THROW(VoteGrid({1}, {}), ContractViolation);
    EXPECT_THROW(VoteGrid({1}, {Weights::uniform, Weights::uniform}), ContractViolation);
}

TEST(ClassVotes, equal_scikit_learn) {
    expect_reference(reference::overlapping);
    expect_reference(reference::with_duplicates);
}

TEST(ClassVotes, equal_a_naive_twin) {
    expect_naive(RandomRows(400, 50, 10, 1), VoteGrid(up_to(50), both));
    expect_naive(RandomRows(200, 50, 2, 2), VoteGrid({1, 2, 3, 7, 8, 9, 16, 50}, both));
    expect_naive(RandomRows(200, 50, 300, 3), VoteGrid({3, 17, 49}, {Weights::distance, Weights::uniform}));
    expect_naive(RandomRows(200, 20, 3, 4), VoteGrid({20}, {Weights::distance}));
    expect_naive(RandomRows(200, 20, 1, 5), VoteGrid({1, 19}, {Weights::uniform}));
}

TEST(ClassVotes, go_to_the_smallest_class_on_a_tie) {
    EXPECT_EQ(predictions(Weights::uniform, {7, 2, 2, 7, 1, 1}, {}), (std::vector{7, 2, 2, 2, 2, 1}));
    EXPECT_EQ(predictions(Weights::distance, {7, 2, 2, 7}, {1, 1, 2, 2}), (std::vector{7, 2, 2, 2}));
    EXPECT_EQ(predictions(Weights::distance, {2, 7, 2, 7}, {1, 1, 2, 2}), (std::vector{2, 2, 2, 2}));
}

TEST(ClassVotes, at_distance_zero_silence_all_others) {
    EXPECT_EQ(predictions(Weights::distance, {5, 4, 3, 3, 3}, {0, 0, 1e-9, 1e-9, 1e-9}), (std::vector{5, 4, 4, 4, 4}));
    EXPECT_EQ(predictions(Weights::distance, {5, 4, 3, 3, 3}, {1e-9, 1e-9, 1e-9, 1e-9, 1e-9}),
              (std::vector{5, 4, 3, 3, 3}));
}

TEST(ClassVotes, of_distances_of_any_size_have_finite_scores) {
    const double tiny = std::numeric_limits<double>::denorm_min();
    const double huge = std::numeric_limits<double>::max();
    ClassVotes votes(VoteGrid({1, 2, 3, 4}, {Weights::distance}), 3);
    for (const std::vector<double>& distances :
         {std::vector{tiny, tiny, 1.0, huge}, {1e-300, 1e-200, 1e-3, 1e200}, {1e300, huge, huge, huge}}) {
        votes.count(1, std::vector{0, 1, 2, 1}, distances);
        for (std::size_t cell = 0; cell < 4; ++cell) {
            EXPECT_GE(votes.log_loss()[cell], 0);
            EXPECT_LT(votes.log_loss()[cell], 36.1);
            EXPECT_GE(votes.brier()[cell], 0);
            EXPECT_LE(votes.brier()[cell], 2);
        }
    }
}

TEST(ClassVotes, that_are_unanimous_lose_nothing_or_all) {
    ClassVotes votes(VoteGrid({1, 3, 7}, both), 3);
    const std::vector<double> distances{0.1, 0.3, 0.7, 1.1, 1.3, 1.7, 1.9};
    votes.count(2, std::vector(7, 2), distances);
    for (std::size_t cell = 0; cell < 6; ++cell) {
        EXPECT_EQ(votes.probability_of_truth()[cell], 1);
        EXPECT_EQ(votes.brier()[cell], 0);
        EXPECT_DOUBLE_EQ(votes.log_loss()[cell], 0x1p-52);
    }
    votes.count(1, std::vector(7, 2), distances);
    for (std::size_t cell = 0; cell < 6; ++cell) {
        EXPECT_EQ(votes.probability_of_truth()[cell], 0);
        EXPECT_NEAR(votes.brier()[cell], 2, 1e-15);
        EXPECT_DOUBLE_EQ(votes.log_loss()[cell], -std::log(0x1p-52));
    }
}

TEST(ClassVotes, refuse_too_few_neighbours_and_unknown_classes) {
    ClassVotes votes(VoteGrid({1, 3}, both), 4);
    const std::vector<double> distances{1, 2, 3};
    EXPECT_THROW(votes.count(0, std::vector{1, 2}, distances), ContractViolation);
    EXPECT_THROW(votes.count(0, std::vector{1, 2, 4}, distances), ContractViolation);
    EXPECT_THROW(votes.count(0, std::vector{1, 2, -1}, distances), ContractViolation);
    EXPECT_THROW(votes.count(4, std::vector{1, 2, 3}, distances), ContractViolation);
    EXPECT_THROW(votes.count(0, std::vector{1, 2, 3}, std::vector{1.0, 2.0}), ContractViolation);
    EXPECT_THROW(votes.count(0, std::vector{1, 2, 3}, std::vector{1.0, 2.0, HUGE_VAL}), ContractViolation);
    EXPECT_NO_THROW(votes.count(0, std::vector{1, 2, 3, 99}, distances)) << "what lies past the largest k";
}

}  // namespace
}  // namespace orthant::knn::class_votes_test
