#pragma once

#include "base/random.hpp"
#include "studies/lstm/buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace orthant::lstm::helpers {

/// Uniform in ±scale, a function of (key, i).
template <class T>
void fill_random(std::span<T> values, std::uint64_t key, double scale) {
    const RandomStream stream(key, 0, StreamId{0});
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<T>(scale * (2 * unit_interval(stream.block(i)[0]) - 1));
}

template <class T>
Buffer<T> random_buffer(std::size_t size, std::uint64_t key, double scale = 1) {
    Buffer<T> buffer(size);
    fill_random(buffer.span(), key, scale);
    return buffer;
}

}  // namespace orthant::lstm::helpers
