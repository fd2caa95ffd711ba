#include "studies/dimension/angle_tally.hpp"
#include "studies/dimension/angle_task.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/pair_sampler.hpp"
#include "studies/dimension/sources.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>

namespace {

using orthant::dimension::Source;

/// Coordinates drawn in one turn, about: the same work in every dimension.
constexpr std::uint64_t coordinates = 1u << 20;

void tally_angles(benchmark::State& state, Source source) {
    const auto dimension = static_cast<std::uint64_t>(state.range(0));
    const std::uint64_t pairs = coordinates / (2 * dimension);
    const orthant::dimension::PairSampler sampler(source, dimension, 42, 0);
    orthant::dimension::AngleTally tally(orthant::dimension::AngleCells::of(dimension, 180));
    orthant::dimension::Pacer pacer([] {});
    for (auto _ : state) orthant::dimension::tally_pairs(sampler, 0, pairs, pacer, tally);
    state.counters["pairs/s"] =
        benchmark::Counter(static_cast<double>(pairs), benchmark::Counter::kIsIterationInvariantRate);
    state.counters["coordinates/s"] =
        benchmark::Counter(static_cast<double>(2 * pairs * dimension), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK_CAPTURE(tally_angles, cube, Source::cube)->Arg(2)->Arg(3)->Arg(50)->Arg(100)->Arg(10'000);
BENCHMARK_CAPTURE(tally_angles, ball, Source::ball)->Arg(2)->Arg(3)->Arg(50)->Arg(100)->Arg(10'000);
BENCHMARK_CAPTURE(tally_angles, sphere, Source::sphere)->Arg(2)->Arg(3)->Arg(50)->Arg(100)->Arg(10'000);
BENCHMARK_CAPTURE(tally_angles, gaussian, Source::gaussian)->Arg(2)->Arg(3)->Arg(50)->Arg(100)->Arg(10'000);

}  // namespace
