#include "cli/text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <sstream>
#include <string>

namespace orthant::cli::text_table_test {
namespace {

TEST(FormatEstimate, gives_the_error_two_digits_and_the_value_the_same_place) {
    EXPECT_EQ(format_estimate(90.01349, 0.0519), "90.013 ± 0.052");
    EXPECT_EQ(format_estimate(2731.4, 25.2), "2731 ± 25");
    EXPECT_EQ(format_estimate(2731.4, 252.0), "2731 ± 252");
    EXPECT_EQ(format_estimate(-0.5, 0.1), "-0.50 ± 0.10");
    EXPECT_EQ(format_estimate(1.23456e-12, 3.4e-14), "1.235e-12 ± 3.4e-14");
}

TEST(FormatEstimate, does_without_an_error) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(format_estimate(0.1234567, none), "0.123457");
    EXPECT_EQ(format_estimate(0.5, 0), "0.5");
    EXPECT_EQ(format_estimate(none, 0.1), "-");
}

TEST(FormatZ, has_a_sign_and_one_decimal) {
    EXPECT_EQ(format_z(0.26), "+0.3");
    EXPECT_EQ(format_z(-12), "-12.0");
    EXPECT_EQ(format_z(std::numeric_limits<double>::infinity()), "+inf");
}

TEST(TextTable, aligns_columns_by_what_is_seen) {
    TextTable table({"D", "mean"});
    table.add({"2", "1 ± 0.1"});
    table.add({"100", "2"});
    std::ostringstream out;
    table.print(out);
    EXPECT_EQ(out.str(),
              "  D     mean\n"
              "  2  1 ± 0.1\n"
              "100        2\n");
}

std::string printed(const TextTable& table) {
    std::ostringstream out;
    table.print(out);
    return out.str();
}

TEST(TextTable, takes_out_columns_that_say_the_same_in_every_row) {
    TextTable table({"trial", "a", "b", "c"});
    table.add({"0", "1", "7", "2"});
    table.add({"0", "1", "8", "2"});
    EXPECT_THAT(table.take_constant_columns(1), testing::ElementsAre("a 1", "c 2"));
    EXPECT_EQ(printed(table), "trial  b\n    0  7\n    0  8\n");
}

TEST(TextTable, keeps_the_columns_of_a_single_row) {
    TextTable table({"trial", "a"});
    table.add({"0", "1"});
    EXPECT_THAT(table.take_constant_columns(1), testing::IsEmpty());
}

TEST(TextTable, cuts_columns_from_the_right_until_it_fits) {
    TextTable table({"trial", "aaaa", "bbbb", "cccc"});
    EXPECT_THAT(table.cut_to_width(23, 1, 1), testing::IsEmpty());
    EXPECT_THAT(table.cut_to_width(16, 1, 1), testing::ElementsAre("bbbb", "cccc"));
    EXPECT_EQ(printed(table), "trial  aaaa\n");
    EXPECT_THAT(table.cut_to_width(3, 1, 1), testing::IsEmpty());
}

TEST(TextTable, cuts_labels_too_where_that_is_not_enough) {
    TextTable table({"trial", "hidden", "rate", "score", "error"});
    EXPECT_THAT(table.cut_to_width(12, 1, 3), testing::ElementsAre("hidden", "rate", "error"));
    EXPECT_EQ(printed(table), "trial  score\n");
}

}  // namespace
}  // namespace orthant::cli::text_table_test
