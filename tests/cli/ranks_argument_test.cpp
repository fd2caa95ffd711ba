#include "cli/ranks_argument.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::cli::ranks_argument_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(RanksArgument, reads_one_or_several) {
    EXPECT_THAT(parse_ranks("--ranks", "64"), ElementsAre(64));
    EXPECT_THAT(parse_ranks("--ranks", "64,256,1"), ElementsAre(64, 256, 1));
    EXPECT_THAT(parse_ranks("--ranks", "10000000"), ElementsAre(10'000'000));
}

TEST(RanksArgument, refuses_anything_else) {
    for (const char* text :
         {"", "0", "-3", "x", "1,", ",1", "1,,2", "1.5", "2x", " 2", "10000001", "99999999999999999999999", "1e3"})
        EXPECT_THROW(parse_ranks("--ranks", text), Error) << text;
}

TEST(RanksArgument, says_which_option_it_was) {
    try {
        parse_ranks("--ranks-per-node", "8,x");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        EXPECT_THAT(error.what(), HasSubstr("--ranks-per-node: 'x' is not a number of ranks"));
    }
}

}  // namespace
}  // namespace orthant::cli::ranks_argument_test
