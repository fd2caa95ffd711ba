#include "base/philox_lanes.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace orthant::philox_lanes_test {
namespace {

TEST(PhiloxLanes, are_the_blocks_of_the_stream) {
    const RandomStream stream(0x0123456789abcdefu, 0x123456789abcu, StreamId{0xfedc});
    for (const std::uint64_t first : {0ull, 16ull, 0xfffffff8ull}) {
        for (const std::uint32_t high : {0u, 1u, 0xffffffffu}) {
            const WordLanes lanes = philox_lanes(stream, lane_numbers() + first, high);
            for (std::size_t lane = 0; lane < lane_count; ++lane) {
                const PhiloxCounter block = stream.block((first + lane) | std::uint64_t{high} << 32);
                for (std::size_t j = 0; j < 4; ++j)
                    ASSERT_EQ(static_cast<std::uint32_t>(lanes.word[j][lane]), block[j]) << lane << ' ' << j;
            }
        }
    }
}

}  // namespace
}  // namespace orthant::philox_lanes_test
