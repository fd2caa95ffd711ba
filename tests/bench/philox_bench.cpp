#include "base/philox_lanes.hpp"
#include "base/random.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>

namespace {

constexpr std::int64_t words_per_block = 4;

void philox_one_block(benchmark::State& state) {
    const orthant::RandomStream stream(0x0123456789abcdef, 1, orthant::StreamId{0});
    std::uint64_t index = 0;
    for (auto _ : state) benchmark::DoNotOptimize(stream.block(index++));
    state.SetItemsProcessed(state.iterations() * words_per_block);
}
BENCHMARK(philox_one_block);

void philox_eight_blocks(benchmark::State& state) {
    const orthant::RandomStream stream(0x0123456789abcdef, 1, orthant::StreamId{0});
    orthant::U64Lanes index = orthant::lane_numbers();
    for (auto _ : state) {
        orthant::WordLanes words = orthant::philox_lanes(stream, index, 0);
        benchmark::DoNotOptimize(words);
        index += orthant::splat(std::uint64_t{orthant::lane_count});
    }
    state.SetItemsProcessed(state.iterations() * words_per_block * static_cast<std::int64_t>(orthant::lane_count));
}
BENCHMARK(philox_eight_blocks);

}  // namespace
