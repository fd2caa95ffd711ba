#include "studies/dimension/cell_numbers.hpp"

#include "base/random.hpp"
#include "studies/dimension/cell_vote.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <vector>

namespace orthant::dimension::cell_numbers_test {
namespace {

using testing::ElementsAre;

class Cells : public testing::Test {
  protected:
    Pacer pacer_{[this] { ++yields_; }};
    int yields_ = 0;
};

TEST_F(Cells, are_one_until_they_are_split) {
    const CellNumbers cells(5);
    EXPECT_EQ(cells.cells(), 1u);
    EXPECT_THAT(cells.numbers(), ElementsAre(0, 0, 0, 0, 0));
    EXPECT_FALSE(cells.is_every_point_alone());
}

TEST_F(Cells, are_numbered_in_the_order_of_their_first_points) {
    CellNumbers cells(5);
    cells.split(std::vector<std::uint32_t>{7, 7, 0, 0xFFFFFFFF, 0}, pacer_);
    EXPECT_THAT(cells.numbers(), ElementsAre(0, 0, 1, 2, 1));
    EXPECT_EQ(cells.cells(), 3u);
    cells.split(std::vector<std::uint32_t>{1, 2, 3, 3, 3}, pacer_);
    EXPECT_THAT(cells.numbers(), ElementsAre(0, 1, 2, 3, 2));
    cells.split(std::vector<std::uint32_t>{0, 0, 4, 4, 5}, pacer_);
    EXPECT_THAT(cells.numbers(), ElementsAre(0, 1, 2, 3, 4));
    EXPECT_TRUE(cells.is_every_point_alone());
    cells.join_all();
    EXPECT_THAT(cells.numbers(), ElementsAre(0, 0, 0, 0, 0));
    EXPECT_EQ(cells.cells(), 1u);
}

TEST_F(Cells, are_those_of_a_map_of_all_words) {
    const RandomStream stream(1, 2, StreamId{3});
    for (const std::size_t points : {1u, 2u, 100u, 3000u}) {
        CellNumbers cells(points);
        for (const std::uint32_t values : {1u, 3u, 50u}) {
            cells.join_all();
            std::vector<std::vector<std::uint32_t>> words(points);
            for (std::uint64_t split = 0; split < 4; ++split) {
                std::vector<std::uint32_t> next(points);
                for (std::size_t i = 0; i < points; ++i) {
                    next[i] = stream.block(i + (split << 32))[0] % values * 0x01000193;
                    words[i].push_back(next[i]);
                }
                cells.split(next, pacer_);
                std::map<std::vector<std::uint32_t>, std::uint32_t> numbers;
                for (std::size_t i = 0; i < points; ++i) {
                    const auto number = numbers.emplace(words[i], numbers.size()).first->second;
                    ASSERT_EQ(cells.numbers()[i], number) << points << " " << values << " " << i;
                }
                EXPECT_EQ(cells.cells(), numbers.size());
            }
        }
    }
}

TEST_F(Cells, let_others_have_a_turn) {
    CellNumbers cells(100'000);
    cells.split(std::vector<std::uint32_t>(100'000), pacer_);
    EXPECT_GE(yields_, 5);
}

class Vote : public testing::Test {
  protected:
    Pacer pacer_{[] {}};
};

TEST_F(Vote, is_won_by_the_most_and_in_a_draw_by_the_smallest) {
    CellVote vote(4);
    vote.count(std::vector<std::uint32_t>{0, 1, 0, 1, 2, 0, 2, 2, 1},
               std::vector<std::uint32_t>{3, 2, 3, 1, 2, 0, 3, 2, 3}, 3, pacer_);
    EXPECT_EQ(vote.winner(0), 3u);
    EXPECT_EQ(vote.winner(1), 1u);
    EXPECT_EQ(vote.winner(2), 2u);
    EXPECT_EQ(vote.overall(), 3u);
}

TEST_F(Vote, forgets_the_one_before) {
    CellVote vote(3);
    vote.count(std::vector<std::uint32_t>{0, 0, 0}, std::vector<std::uint32_t>{2, 2, 2}, 1, pacer_);
    EXPECT_EQ(vote.winner(0), 2u);
    vote.count(std::vector<std::uint32_t>{1, 0}, std::vector<std::uint32_t>{1, 2}, 2, pacer_);
    EXPECT_EQ(vote.winner(0), 2u);
    EXPECT_EQ(vote.winner(1), 1u);
    EXPECT_EQ(vote.overall(), 1u);
}

}  // namespace
}  // namespace orthant::dimension::cell_numbers_test
