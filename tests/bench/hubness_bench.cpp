#include "neighbours/nearest.hpp"
#include "studies/dimension/hub_set.hpp"
#include "studies/dimension/ready_set.hpp"

#include <benchmark/benchmark.h>

#include <Eigen/Core>
#include <cstdint>
#include <numeric>
#include <vector>

namespace {

using orthant::dimension::Source;

constexpr std::size_t points = 20'000;
constexpr std::size_t dimension = 100;
constexpr std::size_t queries = 2'000;
constexpr double products = 2.0 * queries * points * dimension;

benchmark::Counter flop_rate(const benchmark::State& state) {
    return {products * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate};
}

/// The ten nearest others of 2,000 of 20,000 rows, as dimension.hubness searches them; `flop` counts the products that
/// a multiplication of matrices would take for all distances.
void hub_search(benchmark::State& state, Source source) {
    const auto yield = [] {};
    const auto draw = [source] {
        orthant::dimension::Pacer pacer([] {});
        return draw_hub_set({.source = source, .points = points, .dimension = dimension}, 1, 0, pacer);
    };
    orthant::dimension::ReadySet set;
    const orthant::neighbours::Reference& reference = set.reference({}, {}, draw, yield);
    std::vector<std::uint32_t> own(queries);
    std::iota(own.begin(), own.end(), 0u);
    const auto& table = reference.table();
    const orthant::data::MatrixView rows{table.values, queries, table.columns, table.stride};
    for (auto _ : state) {
        auto lists =
            orthant::neighbours::nearest(reference, {rows, own, orthant::neighbours::Own::left_out}, 10, yield);
        benchmark::DoNotOptimize(lists);
    }
    state.counters["flop"] = flop_rate(state);
}
BENCHMARK_CAPTURE(hub_search, gaussian, Source::gaussian)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hub_search, cube, Source::cube)->Unit(benchmark::kMillisecond);

/// The same products by Eigen, in double precision.
void hub_products(benchmark::State& state) {
    const Eigen::MatrixXd rows = Eigen::MatrixXd::Random(dimension, points);
    Eigen::MatrixXd dots(points, queries);
    for (auto _ : state) {
        dots.noalias() = rows.transpose() * rows.leftCols(queries);
        benchmark::DoNotOptimize(dots.data());
    }
    state.counters["flop"] = flop_rate(state);
}
BENCHMARK(hub_products)->Unit(benchmark::kMillisecond);

}  // namespace
