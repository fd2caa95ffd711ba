#include "studies/dimension/table_grid.hpp"

#include "base/aligned.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace orthant::dimension::table_grid_test {
namespace {

using testing::ElementsAre;

class GridOfTable : public testing::Test {
  protected:
    const DataRows& rows(const std::string& csv) {
        orthant::test::write_file(directory_ / "table.csv", csv);
        job_.data = {
            {"file", (directory_ / "table.csv").string()}, {"ignore", std::string()}, {"target", std::string("y")}};
        rows_.emplace(job_, DataRows::Labels::wanted);
        rows_->use_outline(rows_->read_outline());
        memory_.emplace(rows_->shared_bytes());
        rows_->fill_shared(memory_->span());
        rows_->use_shared(std::as_const(*memory_).span());
        return *rows_;
    }

    orthant::test::TempDirectory directory_;
    job::Job job_;
    std::optional<AlignedArray<std::byte>> memory_;
    std::optional<DataRows> rows_;
    Pacer pacer_{[] {}};
    RandomStream stream_{3, 1, StreamId{0}};
};

TEST_F(GridOfTable, orders_columns_by_their_variance_from_0_to_1) {
    const DataRows& table =
        rows("rare,half,flat,twin,even,y\n0,0,7,0,0,u\n0,0,7,0,10,v\n0,1e9,7,1,20,u\n1,1e9,7,1,30,u\n");
    EXPECT_THAT(columns_by_variance(table.matrix(), pacer_), ElementsAre(1, 3, 0, 4, 2));
}

TEST_F(GridOfTable, cells_part_the_range_of_the_training_rows) {
    const DataRows& table =
        rows("x,z,y\n0,-1e308,u\n1,1e308,v\n2,0,u\n3,0,v\n4,0,u\n5,0,v\n6,0,u\n7,0,v\n8,0,u\n9,0,v\n");
    TableGrid grid(stream_, table, {0, 1}, 4, 6);
    for (int set = 0; set < 20; ++set) {
        std::vector<std::uint32_t> class_of(10), digit(10), both(10);
        grid.draw(class_of, pacer_);
        grid.digits(0, 1, digit, pacer_);
        grid.digits(0, 2, both, pacer_);
        EXPECT_EQ(std::ranges::count(class_of, 0u), 5);
        EXPECT_EQ(*std::min_element(digit.begin(), digit.begin() + 6), 0u);
        EXPECT_EQ(*std::max_element(digit.begin(), digit.begin() + 6), 3u);
        for (std::size_t i = 0; i < 10; ++i) {
            EXPECT_LT(digit[i], 4u);
            EXPECT_EQ(both[i] / 4, digit[i]);
        }
    }
}

TEST_F(GridOfTable, columns_without_a_range_are_one_cell) {
    const DataRows& table = rows("x,y\n5,u\n5,v\n5,u\n");
    TableGrid grid(stream_, table, {0}, 4, 2);
    std::vector<std::uint32_t> class_of(3), digit(3, 9);
    grid.draw(class_of, pacer_);
    grid.digits(0, 1, digit, pacer_);
    EXPECT_THAT(digit, ElementsAre(0, 0, 0));
}

/// Classes tell rows apart: every row is as often in every place.
TEST_F(GridOfTable, splits_are_all_as_likely) {
    const DataRows& table = rows("x,y\n1,a\n2,b\n3,c\n4,d\n5,e\n");
    TableGrid grid(stream_, table, {0}, 2, 2);
    constexpr int sets = 5000;
    std::vector<std::vector<int>> times(3, std::vector<int>(5));
    for (int set = 0; set < sets; ++set) {
        std::vector<std::uint32_t> class_of(3);
        grid.draw(class_of, pacer_);
        for (std::size_t place = 0; place < 3; ++place) ++times[place][class_of[place]];
        EXPECT_NE(class_of[0], class_of[1]);
        EXPECT_NE(class_of[1], class_of[2]);
    }
    for (const std::vector<int>& of_place : times)
        for (const int count : of_place) EXPECT_NEAR(count, sets / 5, 4 * std::sqrt(sets * 0.16));
}

}  // namespace
}  // namespace orthant::dimension::table_grid_test
