#pragma once

#include "base/random.hpp"
#include "studies/dimension/sources.hpp"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

/// The same vectors, one at a time and in the plainest way: an independent reading of the documented counters.
namespace orthant::dimension::helpers {

inline double naive_coordinate(Source source, const RandomStream& stream, std::uint64_t vector, std::uint64_t i) {
    const PhiloxCounter words = stream.block(vector + (i / 4 << 32));
    const std::uint64_t j = i % 4;
    if (source == Source::cube)
        return (std::floor(words[j] / 256.0) + 0.5) / 8388608 - (words[j] >= 0x80000000u ? 2 : 0);
    const double u = unit_interval(words[j - j % 2]);
    const double turn = 2 * std::numbers::pi * unit_interval(words[j - j % 2 + 1]);
    return std::sqrt(-2 * std::log(u)) * (j % 2 == 0 ? std::cos(turn) : std::sin(turn));
}

inline std::vector<double> naive_vector(Source source, std::uint64_t dimension, const RandomStream& stream,
                                        std::uint64_t vector) {
    std::vector<double> x;
    double square = 0;
    const std::uint64_t drawn = dimension + (source == Source::ball ? 2 : 0);
    for (std::uint64_t i = 0; i < drawn; ++i) {
        x.push_back(naive_coordinate(source, stream, vector, i));
        square += x.back() * x.back();
    }
    x.resize(dimension);
    if (source == Source::ball || source == Source::sphere)
        for (double& coordinate : x) coordinate /= std::sqrt(square);
    return x;
}

inline double naive_dot(const std::vector<double>& a, const std::vector<double>& b) {
    double dot = 0;
    for (std::size_t i = 0; i < a.size(); ++i) dot += a[i] * b[i];
    return dot;
}

/// The angle of one pair in degrees, by the arc cosine.
inline double naive_angle(Source source, std::uint64_t dimension, std::uint64_t key, std::uint64_t task,
                          std::uint64_t pair) {
    const auto u = naive_vector(source, dimension, RandomStream(key, task, StreamId{0}), pair);
    const auto v = naive_vector(source, dimension, RandomStream(key, task, StreamId{1}), pair);
    const double cosine = naive_dot(u, v) / std::sqrt(naive_dot(u, u) * naive_dot(v, v));
    return std::acos(std::min(1.0, std::max(-1.0, cosine))) * 180 / std::numbers::pi;
}

}  // namespace orthant::dimension::helpers
