#include "submit/request.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace orthant::submit::request_test {
namespace {

using testing::HasSubstr;

constexpr double gib = 1024.0 * 1024 * 1024;

Partition partition() {
    return {.name = "p", .time_limit_s = 3600, .nodes = 4, .most_cpus = 8, .most_memory_bytes = 16 * gib};
}

Request request() {
    return {.nodes = 4, .ranks_per_node = 8, .time_limit_s = 3600, .bytes_per_rank = 2 * gib};
}

std::string refusal(const Request& asked, const Need& need = {}) {
    try {
        check_fits(asked, need, partition());
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        return error.what();
    }
    return "";
}

TEST(Request, that_fits_exactly_is_not_refused) {
    EXPECT_EQ(refusal(request()), "");
    EXPECT_EQ(refusal(request(), {.time_s = 1e9}), "") << "longer than the limit: it is requeued";
}

TEST(Request, that_cannot_fit_is_refused_with_what_there_is) {
    Request asked = request();
    asked.nodes = 5;
    EXPECT_THAT(refusal(asked), HasSubstr("5 nodes would never be free together (partition 'p' has 4)"));
    asked = request();
    asked.ranks_per_node = 9;
    EXPECT_THAT(refusal(asked), HasSubstr("9 ranks have no node (the largest of partition 'p' has 8 cores)"));
    asked = request();
    asked.time_limit_s = 3601;
    EXPECT_THAT(refusal(asked), HasSubstr("--time: 01:00:01 is too long (partition 'p' allows 01:00:00)"));
    asked = request();
    asked.bytes_per_rank = 2.01 * gib;
    EXPECT_THAT(refusal(asked), HasSubstr("on a node of 8 ranks (the largest of partition 'p' has"));
}

TEST(Request, is_refused_where_a_task_can_neither_end_nor_be_resumed) {
    EXPECT_EQ(refusal(request(), {.longest_task_s = 3600}), "");
    EXPECT_THAT(refusal(request(), {.longest_task_s = 3601}), HasSubstr("cannot be resumed"));
}

TEST(Request, is_not_checked_against_a_partition_that_nobody_knows) {
    Request asked = request();
    asked.nodes = 1000;
    EXPECT_NO_THROW(check_fits(asked, {}, std::nullopt));
    EXPECT_THROW(check_fits(asked, {.longest_task_s = 1e6}, std::nullopt), Error);
}

TEST(Request, asks_for_half_as_long_again_in_whole_minutes) {
    EXPECT_EQ(time_to_ask_s({.time_s = 1}, partition()), 300);
    EXPECT_EQ(time_to_ask_s({.time_s = 241}, partition()), 420);
    EXPECT_EQ(time_to_ask_s({.time_s = 1e6}, partition()), 3600) << "no more than is allowed";
    EXPECT_EQ(time_to_ask_s({}, std::nullopt), 3600);
}

TEST(Request, is_warned_a_minute_ahead_or_a_sixth_of_a_short_limit) {
    EXPECT_EQ(warning_s(86'400), 60);
    EXPECT_EQ(warning_s(360), 60);
    EXPECT_EQ(warning_s(60), 10);
}

TEST(Request, asks_for_memory_of_the_fullest_node_with_a_margin) {
    const Need need{.rank_bytes = gib, .node_bytes = 2 * gib, .root_bytes = gib};
    const double four = bytes_per_rank(need, 4);
    EXPECT_GT(4 * four, 1.2 * 7 * gib);
    EXPECT_LT(4 * four, 1.3 * 7.3 * gib);
    EXPECT_GT(bytes_per_rank(need, 1), 1.2 * 4 * gib);
}

TEST(Request, allows_twice_the_restarts_that_the_limit_makes_necessary) {
    EXPECT_EQ(restarts_to_allow({}, 3600), 22U);
    EXPECT_EQ(restarts_to_allow({.time_s = 36000}, 3600), 40U);
    EXPECT_EQ(restarts_to_allow({.time_s = 1e300}, 60), 1'000'020U);
}

TEST(SlurmTime, is_as_slurm_writes_it) {
    EXPECT_EQ(slurm_time(60), "00:01:00");
    EXPECT_EQ(slurm_time(59.5), "00:01:00");
    EXPECT_EQ(slurm_time(86'399), "23:59:59");
    EXPECT_EQ(slurm_time(86'400), "1-00:00:00");
    EXPECT_EQ(slurm_time(1'000'000), "11-13:46:40");
    EXPECT_EQ(slurm_time(std::numeric_limits<double>::infinity()), "any time");
}

}  // namespace
}  // namespace orthant::submit::request_test
