#include "data/folds.hpp"

#include "base/error.hpp"
#include "data/reference/group_folds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace orthant::data::folds_test {
namespace {

using testing::ElementsAre;

constexpr std::uint64_t key = 77;

template <class Call>
std::string data_error(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
    }
    return "no error";
}

std::vector<std::size_t> sizes_of(const std::vector<std::int32_t>& fold_of, std::int32_t folds) {
    std::vector<std::size_t> sizes(static_cast<std::size_t>(folds), 0);
    for (const std::int32_t fold : fold_of) ++sizes.at(static_cast<std::size_t>(fold));
    return sizes;
}

std::size_t spread_of(const std::vector<std::size_t>& sizes) {
    const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
    return *most - *least;
}

/// Three classes, numbered with gaps, of 57, 40 and 3 rows.
std::vector<std::int32_t> some_classes() {
    std::vector<std::int32_t> classes;
    for (int i = 0; i < 100; ++i) classes.push_back(i % 33 == 5 ? 9 : i % 5 < 3 ? -4 : 2);
    return classes;
}

TEST(KFolds, differ_by_one_row_at_most) {
    for (const std::int32_t folds : {2, 3, 7, 10}) {
        const auto fold_of = k_folds(23, folds, key);
        ASSERT_EQ(fold_of.size(), 23u);
        EXPECT_LE(spread_of(sizes_of(fold_of, folds)), 1u);
    }
}

TEST(KFolds, leave_one_out_with_as_many_folds_as_rows) {
    EXPECT_EQ(sizes_of(k_folds(23, 23, key), 23), std::vector<std::size_t>(23, 1));
}

TEST(KFolds, follow_the_key_alone) {
    EXPECT_EQ(k_folds(50, 5, key), k_folds(50, 5, key));
    EXPECT_NE(k_folds(50, 5, key), k_folds(50, 5, key + 1));
}

TEST(KFolds, stay_what_they_have_been) {
    EXPECT_THAT(k_folds(12, 3, fold_key(1, 0)), ElementsAre(0, 1, 1, 1, 2, 2, 0, 0, 1, 0, 2, 2));
    EXPECT_THAT(k_folds(12, 3, fold_key(1, 1)), ElementsAre(1, 2, 1, 0, 2, 1, 2, 1, 2, 0, 0, 0));
    EXPECT_THAT(k_folds(12, 3, inner_key(fold_key(1, 0), 2)), ElementsAre(2, 1, 1, 0, 2, 0, 0, 0, 2, 1, 1, 2));
}

TEST(KFolds, put_two_rows_together_as_often_as_chance_does) {
    constexpr int draws = 4000;
    int together = 0;
    for (std::uint64_t repeat = 0; repeat < draws; ++repeat) {
        const auto fold_of = k_folds(20, 4, fold_key(5, repeat));
        if (fold_of[3] == fold_of[4]) ++together;
    }
    const double expected = 4.0 / 19.0;
    EXPECT_NEAR(together, draws * expected, 4 * std::sqrt(draws * expected * (1 - expected)));
}

TEST(FoldKey, differs_between_seeds_repeats_and_outer_folds) {
    std::set<std::uint64_t> keys;
    for (std::uint64_t a = 0; a < 20; ++a)
        for (std::uint64_t b = 0; b < 20; ++b) keys.insert({fold_key(a, b), inner_key(a, b)});
    EXPECT_EQ(keys.size(), 800u);
}

TEST(StratifiedFolds, balance_every_class_and_the_sizes) {
    const auto classes = some_classes();
    for (const std::int32_t folds : {2, 3, 7, 10}) {
        const auto fold_of = stratified_folds(classes, folds, key);
        EXPECT_LE(spread_of(sizes_of(fold_of, folds)), 1u);
        for (const std::int32_t c : {-4, 2, 9}) {
            std::vector<std::int32_t> of_class;
            for (std::size_t row = 0; row < classes.size(); ++row)
                if (classes[row] == c) of_class.push_back(fold_of[row]);
            EXPECT_LE(spread_of(sizes_of(of_class, folds)), 1u) << "class " << c << " in " << folds << " folds";
        }
    }
}

TEST(StratifiedFolds, stay_what_they_have_been) {
    const std::vector<std::int32_t> classes{0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 1};
    EXPECT_THAT(stratified_folds(classes, 3, fold_key(1, 0)), ElementsAre(2, 1, 1, 0, 0, 2, 0, 1, 2, 1, 2, 0));
}

TEST(StratifiedFolds, of_one_class_are_plain_folds) {
    EXPECT_EQ(stratified_folds(std::vector<std::int32_t>(31, 6), 4, key), k_folds(31, 4, key));
}

TEST(GroupFolds, are_of_the_sizes_that_scikit_learn_makes) {
    for (const reference::GroupFolds& expected : reference::group_folds) {
        SCOPED_TRACE(expected.name);
        std::vector<std::int64_t> groups;
        for (std::size_t group = 0; group < expected.group_sizes.size(); ++group)
            groups.insert(groups.end(), expected.group_sizes[group], static_cast<std::int64_t>(group) * 1000 - 7);
        const auto folds = static_cast<std::int32_t>(expected.fold_sizes.size());
        auto sizes = sizes_of(group_folds(groups, folds, key), folds);
        std::sort(sizes.begin(), sizes.end(), std::greater<>());
        EXPECT_EQ(sizes, expected.fold_sizes);
    }
}

TEST(GroupFolds, never_split_a_group) {
    std::vector<std::int64_t> groups;
    for (std::int64_t row = 0; row < 200; ++row) groups.push_back(row * row % 37);
    const auto fold_of = group_folds(groups, 5, key);
    std::map<std::int64_t, std::set<std::int32_t>> folds_of;
    for (std::size_t row = 0; row < groups.size(); ++row) folds_of[groups[row]].insert(fold_of[row]);
    for (const auto& [group, folds] : folds_of) EXPECT_EQ(folds.size(), 1u) << "group " << group;
}

TEST(GroupFolds, give_equal_groups_random_places) {
    std::vector<std::int64_t> groups;
    for (std::int64_t row = 0; row < 30; ++row) groups.push_back(row);
    EXPECT_EQ(spread_of(sizes_of(group_folds(groups, 4, key), 4)), 1u);
    EXPECT_NE(group_folds(groups, 4, key), group_folds(groups, 4, key + 1));
    std::rotate(groups.begin(), groups.begin() + 11, groups.end());
    auto rotated = group_folds(groups, 4, key);
    std::rotate(rotated.begin(), rotated.end() - 11, rotated.end());
    std::rotate(groups.begin(), groups.end() - 11, groups.end());
    EXPECT_EQ(rotated, group_folds(groups, 4, key)) << "where rows stand does not matter, only their group does";
}

TEST(GroupFolds, stay_what_they_have_been) {
    const std::vector<std::int64_t> groups{4, 4, -1, 8, 8, 8, 5, 5, 6, 6, 7, -1};
    EXPECT_THAT(group_folds(groups, 3, fold_key(1, 0)), ElementsAre(1, 1, 2, 0, 0, 0, 2, 2, 1, 1, 0, 2));
}

TEST(Folds, refuse_more_folds_than_there_is_data) {
    EXPECT_EQ(data_error([] { k_folds(7, 8, key); }),
              "cannot make 8 folds (there are only 7 rows, and each fold needs one); ask for fewer folds, or give more "
              "data");
    EXPECT_EQ(data_error([] { stratified_folds(std::vector<std::int32_t>(1), 2, key); }),
              "cannot make 2 folds (there is only 1 row, and each fold needs one); ask for fewer folds, or give more "
              "data");
    EXPECT_EQ(data_error([] {
                  group_folds(std::vector<std::int64_t>{3, 5, 5, 3, 3}, 3, key);
              }),
              "cannot make 3 folds (there are only 2 groups, and each fold needs one); ask for fewer folds, or give "
              "more data");
}

}  // namespace
}  // namespace orthant::data::folds_test
