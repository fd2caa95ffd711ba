#include "studies/lstm/network.hpp"
#include "studies/lstm/optimiser.hpp"
#include "studies/lstm/right_factor.hpp"

#include <benchmark/benchmark.h>

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <vector>

namespace {

using namespace orthant::lstm;

void fill(std::span<float> values, float scale) {
    std::uint32_t state = 1;
    for (float& value : values) {
        state = state * 1664525u + 1013904223u;
        value = scale * (static_cast<float>(state >> 8) * 0x1p-23f - 1);
    }
}

/// Floating-point operations of the products of a step of training, forward, backward and weight gradients.
double operations(std::size_t inputs, std::size_t hidden) {
    const auto i = static_cast<double>(inputs), h = static_cast<double>(hidden);
    return 6 * (4 * h * (i + h) + h);
}

/// Forward, backward and update of an LSTM with peepholes, one output a step. Arguments: sequences, steps, inputs, H.
void train(benchmark::State& state) {
    const auto sequences = static_cast<std::size_t>(state.range(0)), steps = static_cast<std::size_t>(state.range(1));
    const auto inputs = static_cast<std::size_t>(state.range(2)), hidden = static_cast<std::size_t>(state.range(3));
    const PackedShape shape(std::vector<std::size_t>(sequences, steps));
    Network<float> network({.stack = {.inputs = inputs, .hidden = hidden}});
    Buffer<float> parameters(network.layout().size()), gradient(network.layout().size());
    Buffer<float> x(shape.rows() * inputs), targets(shape.rows());
    fill(parameters.span(), 0.1f);
    fill(x.span(), 1);
    fill(targets.span(), 1);
    Optimiser<float> optimiser({.kind = OptimiserKind::nesterov, .learning_rate = 1e-3, .momentum = 0.9},
                               parameters.size());
    const Batch<float> batch{shape, {x.data(), shape.rows(), inputs}, {targets.data(), shape.rows(), 1}};
    for (auto _ : state) {
        optimiser.look_ahead(parameters.span());
        std::ranges::fill(gradient.span(), 0.0f);
        benchmark::DoNotOptimize(network.loss_and_gradient(parameters.data(), batch, gradient.data()));
        optimiser.update(parameters.span(), gradient.span());
    }
    const auto rows = static_cast<double>(shape.rows());
    state.counters["steps/s"] = benchmark::Counter(rows, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["flop/s"] =
        benchmark::Counter(rows * operations(inputs, hidden), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(train)->Args({1, 50, 8, 20})->Args({1, 100, 88, 64})->Args({1, 100, 88, 128})->Args({1, 100, 88, 200});
BENCHMARK(train)->Args({32, 96, 5, 32})->Args({32, 96, 5, 64})->Args({32, 96, 5, 128})->Args({32, 96, 5, 256});
BENCHMARK(train)->Args({64, 96, 64, 256});

/// The recurrent product alone: sequences × H times H × 4H.
void recurrent_product(benchmark::State& state) {
    const auto sequences = static_cast<std::size_t>(state.range(0)), hidden = static_cast<std::size_t>(state.range(1));
    Buffer<float> y(sequences * hidden), r(hidden * 4 * hidden), a(sequences * 4 * hidden);
    fill(y.span(), 1);
    fill(r.span(), 1);
    RightFactor<float> factor;
    factor.assign({r.data(), hidden, 4 * hidden}, RightFactor<float>::Form::as_it_is, sequences);
    for (auto _ : state) {
        factor.add_product({y.data(), sequences, hidden}, {a.data(), sequences, 4 * hidden});
        benchmark::DoNotOptimize(a.data());
    }
    const auto h = static_cast<double>(hidden);
    state.counters["flop/s"] = benchmark::Counter(2 * static_cast<double>(sequences) * 4 * h * h,
                                                  benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(recurrent_product)->Args({1, 20})->Args({1, 64})->Args({1, 128})->Args({1, 200});
BENCHMARK(recurrent_product)->Args({32, 32})->Args({32, 64})->Args({32, 128})->Args({32, 256})->Args({64, 256});

/// The same product by Eigen.
void eigen_product(benchmark::State& state) {
    using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Matrix y = Matrix::Ones(state.range(0), state.range(1));
    const Matrix r = Matrix::Ones(state.range(1), 4 * state.range(1));
    Matrix a = Matrix::Zero(state.range(0), 4 * state.range(1));
    for (auto _ : state) {
        a.noalias() += y * r;
        benchmark::DoNotOptimize(a.data());
    }
    const auto h = static_cast<double>(state.range(1));
    state.counters["flop/s"] = benchmark::Counter(2 * static_cast<double>(state.range(0)) * 4 * h * h,
                                                  benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(eigen_product)->Args({1, 20})->Args({1, 64})->Args({1, 128})->Args({1, 200});
BENCHMARK(eigen_product)->Args({32, 32})->Args({32, 64})->Args({32, 128})->Args({32, 256})->Args({64, 256});

}  // namespace
