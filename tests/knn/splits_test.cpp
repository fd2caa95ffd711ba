#include "studies/knn/splits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace orthant::knn::splits_test {
namespace {

/// Twelve rows in three folds, row 4 always in training, rows 10 and 11 held out; two inner folds.
class TwelveRows : public testing::Test {
  protected:
    TwelveRows() : memory_(Splits::bytes(shape_)), splits_(shape_, memory_) {
        const Splits::Parts parts = Splits::parts(shape_, memory_);
        for (std::size_t row = 0; row < 12; ++row) {
            parts.priorities[row] = 100 - 7 * row;
            parts.folds[row] = row >= 10 ? held_out : row == 4 ? always_training : static_cast<std::int32_t>(row % 3);
            for (std::size_t fold = 0; fold < 3; ++fold) {
                const bool is_inside = row < 10 && parts.folds[row] != static_cast<std::int32_t>(fold);
                parts.inner[fold * 12 + row] = is_inside ? static_cast<std::int32_t>(row % 2) : -1;
            }
        }
    }

    std::vector<std::uint32_t> validated(const Split& split) const {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < 12; ++row)
            if (splits_.validates(split, row)) rows.push_back(row);
        return rows;
    }

    std::vector<std::uint32_t> trained(const Split& split, double share = 1) const {
        return TrainingPart(splits_, split, share).rows();
    }

    Splits::Shape shape_{.rows = 12, .test_rows = 2, .repeats = 1, .folds = 3, .inner_folds = 2};
    std::vector<std::byte> memory_;
    Splits splits_;
};

using Rows = std::vector<std::uint32_t>;

TEST_F(TwelveRows, a_fold_trains_on_the_others) {
    const Split split{Split::Kind::fold, 0, 1, 0};
    EXPECT_EQ(validated(split), (Rows{1, 7}));
    EXPECT_EQ(trained(split), (Rows{0, 2, 3, 4, 5, 6, 8, 9}));
}

TEST_F(TwelveRows, an_inner_fold_sees_nothing_of_the_outer_one) {
    const Split split{Split::Kind::inner, 0, 1, 0};
    EXPECT_EQ(validated(split), (Rows{0, 2, 4, 6, 8}));
    EXPECT_EQ(trained(split), (Rows{3, 5, 9}));
}

TEST_F(TwelveRows, the_test_part_is_in_its_own_split_only) {
    const Split test{Split::Kind::test, 0, 0, 0};
    EXPECT_EQ(validated(test), (Rows{10, 11}));
    EXPECT_EQ(trained(test), (Rows{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    EXPECT_EQ(trained({Split::Kind::refit, 0, 0, 0}), trained(test));
    EXPECT_TRUE(validated({Split::Kind::refit, 0, 0, 0}).empty());
}

TEST_F(TwelveRows, a_share_takes_the_rows_of_smallest_priority) {
    const Split split{Split::Kind::fold, 0, 1, 0};
    EXPECT_EQ(trained(split, 0.5), (Rows{5, 6, 8, 9}));
    EXPECT_EQ(trained(split, 0.51), (Rows{4, 5, 6, 8, 9}));
    EXPECT_EQ(trained(split, 1e-6), (Rows{9}));
}

TEST_F(TwelveRows, smaller_shares_are_parts_of_larger_ones) {
    const Split split{Split::Kind::fold, 0, 0, 0};
    Rows before;
    for (double share = 0.1; share <= 1; share += 0.1) {
        const Rows now = trained(split, share);
        EXPECT_TRUE(std::ranges::includes(now, before));
        before = now;
    }
}

TEST_F(TwelveRows, an_inner_share_is_that_of_its_fold) {
    const Rows outer = trained({Split::Kind::fold, 0, 1, 0}, 0.5);
    EXPECT_EQ(trained({Split::Kind::inner, 0, 1, 0}, 0.5), (Rows{5, 9}));
    EXPECT_TRUE(std::ranges::includes(outer, Rows{5, 9}));
}

}  // namespace
}  // namespace orthant::knn::splits_test
