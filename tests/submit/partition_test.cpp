#include "submit/partition.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace orthant::submit::partition_test {
namespace {

using testing::HasSubstr;

constexpr const char* answer =
    "short*|30:00|12|16|64000\n"
    "long|7-00:00:00|100|64|256000+\n"
    "long|7-00:00:00|4|128|1024000\n"
    "ever|infinite|1|8|2000\n";

TEST(Partition, is_read_from_what_sinfo_says) {
    const auto kinds = read_sinfo(answer);
    ASSERT_EQ(kinds.size(), 4U);
    EXPECT_EQ(kinds[0].partition, "short");
    EXPECT_TRUE(kinds[0].is_default);
    EXPECT_EQ(kinds[0].time_limit_s, 1800);
    EXPECT_EQ(kinds[0].nodes, 12U);
    EXPECT_EQ(kinds[0].cpus, 16U);
    EXPECT_EQ(kinds[0].memory_bytes, 64000.0 * 1024 * 1024);
    EXPECT_EQ(kinds[1].time_limit_s, 7 * 86'400);
    EXPECT_EQ(kinds[1].memory_bytes, 256000.0 * 1024 * 1024);
    EXPECT_FALSE(kinds[1].is_default);
    EXPECT_TRUE(std::isinf(kinds[3].time_limit_s));
}

TEST(Partition, of_unlike_nodes_has_the_largest_of_them) {
    const auto found = find_partition(read_sinfo(answer), "long");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->nodes, 104U);
    EXPECT_EQ(found->most_cpus, 128U);
    EXPECT_EQ(found->most_memory_bytes, 1024000.0 * 1024 * 1024);
}

TEST(Partition, is_the_default_one_where_none_is_named) {
    EXPECT_EQ(find_partition(read_sinfo(answer), "")->name, "short");
    EXPECT_FALSE(find_partition(read_sinfo("long|1:00|1|1|1\n"), ""));
    EXPECT_FALSE(find_partition({}, ""));
}

TEST(Partition, that_nobody_has_is_refused_with_those_there_are) {
    try {
        find_partition(read_sinfo(answer), "shrot");
        FAIL() << "not refused";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        EXPECT_THAT(error.what(), HasSubstr("short, long, ever"));
        EXPECT_THAT(error.what(), HasSubstr("did you mean \"short\""));
    }
}

TEST(Partition, lines_of_another_form_are_left_out) {
    EXPECT_TRUE(read_sinfo("").empty());
    EXPECT_TRUE(read_sinfo("\n\n|||||\nslurm_load_partitions: Unable to contact\n").empty());
    EXPECT_TRUE(read_sinfo("p|30:00|12|16\n").empty());
    EXPECT_TRUE(read_sinfo("p|soon|12|16|1\np|1-|1|1|1\np|1:x|1|1|1\n").empty());
    EXPECT_TRUE(read_sinfo("p|30:00|-1|16|1\np|30:00|99999999999999999999999|16|1\n").empty());
    EXPECT_EQ(read_sinfo("p|30|1|2|3").size(), 1U) << "a last line without an end";
}

}  // namespace
}  // namespace orthant::submit::partition_test
