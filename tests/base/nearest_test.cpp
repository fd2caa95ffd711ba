#include "base/nearest.hpp"

#include <gtest/gtest.h>

namespace orthant::nearest_test {
namespace {

const std::vector<std::string> known{"study", "seed", "replicates", "dimension.angles"};

std::string near(std::string_view word) {
    const std::string* found = nearest(word, known);
    return found == nullptr ? "none" : *found;
}

TEST(EditDistance, counts_single_edits) {
    EXPECT_EQ(edit_distance("", ""), 0u);
    EXPECT_EQ(edit_distance("", "abc"), 3u);
    EXPECT_EQ(edit_distance("abc", ""), 3u);
    EXPECT_EQ(edit_distance("abc", "abc"), 0u);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
    EXPECT_EQ(edit_distance("abc", "acb"), 1u);
    EXPECT_EQ(edit_distance("ca", "abc"), 3u);  // the restricted form: no edit within a swap
    EXPECT_EQ(edit_distance("SEED", "seed"), 0u);
}

TEST(Nearest, finds_what_was_meant) {
    EXPECT_EQ(near("sede"), "seed");
    EXPECT_EQ(near("Study"), "study");
    EXPECT_EQ(near("replicate"), "replicates");
    EXPECT_EQ(near("angles"), "dimension.angles");
}

TEST(Nearest, keeps_silent_about_strangers) {
    EXPECT_EQ(near(""), "none");
    EXPECT_EQ(near("walltime"), "none");
    EXPECT_EQ(near("an"), "none");
    EXPECT_EQ(near(std::string(65, 's')), "none");
    EXPECT_EQ(nearest("seed", {}), nullptr);
}

TEST(Nearest, draws_the_line_at_two_fifths) {
    EXPECT_NE(nearest("abcxy", {"abcde"}), nullptr);
    EXPECT_EQ(nearest("abxyz", {"abcde"}), nullptr);
}

}  // namespace
}  // namespace orthant::nearest_test
