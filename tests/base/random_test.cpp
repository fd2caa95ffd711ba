#include "base/random.hpp"

#include "base/contract.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace orthant::random_test {
namespace {

TEST(RandomStream, lays_out_key_and_counter_as_documented) {
    const RandomStream stream(0x299f31d0a4093822u, 0x734413198a2eu, StreamId{0x0370});
    EXPECT_EQ(stream.block(0x85a308d3243f6a88u),
              philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}));
}

TEST(RandomStream, differs_in_key_task_stream_and_index) {
    const PhiloxCounter words = RandomStream(1, 2, StreamId{3}).block(4);
    EXPECT_NE(words, RandomStream(2, 2, StreamId{3}).block(4));
    EXPECT_NE(words, RandomStream(1, 3, StreamId{3}).block(4));
    EXPECT_NE(words, RandomStream(1, 2, StreamId{4}).block(4));
    EXPECT_NE(words, RandomStream(1, 2, StreamId{3}).block(5));
}

TEST(RandomStream, refuses_a_task_that_would_run_into_the_stream) {
    EXPECT_NO_THROW(RandomStream(1, (std::uint64_t{1} << 48) - 1, StreamId{0}));
    EXPECT_THROW(RandomStream(1, std::uint64_t{1} << 48, StreamId{0}), ContractViolation);
}

TEST(UnitInterval, is_open_and_symmetric) {
    EXPECT_EQ(unit_interval(0), 0x1p-33);
    EXPECT_EQ(unit_interval(0xffffffff), 1 - 0x1p-33);
    EXPECT_EQ(unit_interval(0x7fffffff) + unit_interval(0x80000000), 1.0);
}

}  // namespace
}  // namespace orthant::random_test
