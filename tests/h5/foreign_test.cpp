#include "h5/foreign.hpp"

#include "h5/dataset.hpp"
#include "h5/failure.hpp"
#include "h5/file.hpp"
#include "h5/file_size.hpp"
#include "h5/group.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::h5::foreign_test {
namespace {

using testing::ElementsAre;

/// Written by h5py: reference/make_foreign.py.
class Foreign : public testing::Test {
  protected:
    Dataset open(const std::string& name) const { return open_dataset(root_group(file_), name); }

    template <class T>
    std::vector<T> read(const std::string& name, std::uint64_t first_row, std::size_t count) const {
        std::vector<T> values(count);
        read_into<T>(open(name), first_row, values);
        return values;
    }

    Group root() const { return root_group(file_); }

  private:
    File file_ = open_file(ORTHANT_SOURCES "/tests/h5/reference/foreign.h5");
};

TEST_F(Foreign, numbers_of_any_width_and_byte_order_become_doubles) {
    for (const char* kind : {"u1", "i2", "u4", "u8", ">i4", ">f8", "f2", "f4"}) {
        const std::string name = std::string("numbers/") + kind;
        EXPECT_THAT(read<double>(name, 0, 6), ElementsAre(0, 1, 2, 3, 4, 5)) << kind;
        EXPECT_THAT(read<double>(name, 1, 2), ElementsAre(2, 3)) << kind;
        EXPECT_TRUE(is_credible(open(name))) << kind;
    }
    EXPECT_EQ(foreign_type(open("numbers/f2")), ForeignType::floating);
    EXPECT_EQ(foreign_type(open("numbers/u4")), ForeignType::integer);
    EXPECT_EQ(foreign_type(open("numbers/u8")), ForeignType::unsigned_integer);
}

TEST_F(Foreign, large_integers_are_exact_as_integers) {
    EXPECT_THAT(read<std::uint64_t>("largest", 0, 2), ElementsAre(18446744073709551615U, 9007199254740993U));
}

TEST_F(Foreign, booleans_are_integers) {
    EXPECT_EQ(foreign_type(open("booleans")), ForeignType::integer);
    EXPECT_THAT(read<std::int64_t>("booleans", 0, 3), ElementsAre(1, 0, 1));
    EXPECT_THAT(read<double>("booleans", 0, 3), ElementsAre(1, 0, 1));
}

TEST_F(Foreign, text_of_every_kind_comes_without_its_padding) {
    EXPECT_THAT(read_any_text(open("text/any_length"), 0, 3), ElementsAre("ab", "", "größe"));
    EXPECT_THAT(read_any_text(open("text/any_length"), 2, 1), ElementsAre("größe"));
    EXPECT_THAT(read_any_text(open("text/ascii"), 0, 3), ElementsAre("ab", "", "c"));
    EXPECT_THAT(read_any_text(open("text/nul_padded"), 0, 3), ElementsAre("ab", "", "größe"));
    EXPECT_THAT(read_any_text(open("text/blank_padded"), 0, 3), ElementsAre("ab", "", "c d"));
    EXPECT_THAT(read_any_text(open("text/blank_padded"), 3, 0), ElementsAre());
    for (const char* name : {"text/any_length", "text/nul_padded"})
        EXPECT_EQ(foreign_type(open(name)), ForeignType::text);
}

TEST_F(Foreign, compounds_are_none_of_these) {
    EXPECT_EQ(foreign_type(open("compound")), ForeignType::other);
}

TEST_F(Foreign, data_sets_larger_than_their_file_are_not_credible) {
    EXPECT_FALSE(is_credible(open("claims/columns")));
    EXPECT_TRUE(can_hold(100, 1032 * 100 / 4, 4));
    EXPECT_FALSE(can_hold(100, 1032 * 101 / 4, 4));
    EXPECT_FALSE(can_hold(~0ULL, ~0ULL, 8));
}

TEST_F(Foreign, paths_are_there_when_all_their_parts_are) {
    EXPECT_TRUE(contains_path(root(), "largest"));
    EXPECT_TRUE(contains_path(root(), "numbers/u1"));
    EXPECT_TRUE(contains_path(root(), "/numbers/u1"));
    EXPECT_FALSE(contains_path(root(), "numbers/u3"));
    EXPECT_FALSE(contains_path(root(), "number/u1"));
    EXPECT_FALSE(contains_path(root(), ""));
    EXPECT_THROW(contains_path(root(), "largest/u1"), Failure) << "a data set has no members";
}

}  // namespace
}  // namespace orthant::h5::foreign_test
