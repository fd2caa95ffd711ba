#include "cli/shard_argument.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace orthant::cli::shard_argument_test {
namespace {

TEST(ShardArgument, reads_shares_counted_from_0) {
    EXPECT_TRUE(parse_shard("").is_whole());
    EXPECT_EQ(parse_shard("2/3").index, 2u);
    EXPECT_EQ(parse_shard("2/3").count, 3u);
    EXPECT_TRUE(parse_shard("0/1").is_whole());
}

TEST(ShardArgument, refuses_anything_else) {
    for (const char* text : {"3/3", "1", "/", "1/", "/2", "a/b", "-1/2", "1/2/3", "1/2 ", "0/0"})
        EXPECT_THROW(parse_shard(text), Error) << text;
}

TEST(ShardArgument, names_outputs_after_the_job) {
    EXPECT_EQ(default_output("angles", {}), "results/angles.h5");
    EXPECT_EQ(default_output("angles", {1, 2}), "results/angles.shard-1-of-2.h5");
}

}  // namespace
}  // namespace orthant::cli::shard_argument_test
