#include "studies/dimension/pacer.hpp"
#include "studies/dimension/pair_sampler.hpp"
#include "studies/dimension/sources.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>

namespace {

using orthant::dimension::Source;

constexpr std::int64_t values_per_turn = 4 * static_cast<std::int64_t>(orthant::lane_count);

void cube_coordinates(benchmark::State& state) {
    const orthant::RandomStream stream(42, 0, orthant::StreamId{0});
    orthant::U64Lanes index = orthant::lane_numbers();
    for (auto _ : state) {
        auto numerators = orthant::dimension::cube_numerators(orthant::philox_lanes(stream, index, 0));
        benchmark::DoNotOptimize(numerators);
        index += orthant::splat(std::uint64_t{orthant::lane_count});
    }
    state.SetItemsProcessed(state.iterations() * values_per_turn);
}
BENCHMARK(cube_coordinates);

void normal_coordinates(benchmark::State& state) {
    const orthant::RandomStream stream(42, 0, orthant::StreamId{0});
    orthant::U64Lanes index = orthant::lane_numbers();
    for (auto _ : state) {
        auto values = orthant::dimension::normals(orthant::philox_lanes(stream, index, 0));
        benchmark::DoNotOptimize(values);
        index += orthant::splat(std::uint64_t{orthant::lane_count});
    }
    state.SetItemsProcessed(state.iterations() * values_per_turn);
}
BENCHMARK(normal_coordinates);

/// Drawing and multiplying only: what is left of the kernel without the angle and its histogram.
void pair_products(benchmark::State& state, Source source) {
    const auto dimension = static_cast<std::uint64_t>(state.range(0));
    const orthant::dimension::PairSampler sampler(source, dimension, 42, 0);
    orthant::dimension::Pacer pacer([] {});
    std::uint64_t first = 0;
    for (auto _ : state) {
        auto products = sampler.dots(first, pacer);
        benchmark::DoNotOptimize(products);
        first += orthant::lane_count;
    }
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(2 * dimension * std::uint64_t{orthant::lane_count}));
}
BENCHMARK_CAPTURE(pair_products, cube, Source::cube)->Arg(3)->Arg(100);
BENCHMARK_CAPTURE(pair_products, ball, Source::ball)->Arg(3)->Arg(100);
BENCHMARK_CAPTURE(pair_products, sphere, Source::sphere)->Arg(3)->Arg(100);
BENCHMARK_CAPTURE(pair_products, gaussian, Source::gaussian)->Arg(3)->Arg(100);

}  // namespace
