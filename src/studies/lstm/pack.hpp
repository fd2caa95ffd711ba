#pragma once

#include "studies/lstm/buffer.hpp"

#include <Eigen/Core>

#include <cstddef>

namespace orthant::lstm {

/// A cache line of values computed side by side. Eigen evaluates arrays of a fixed size whole, by packets alone, so
/// that a value's bits depend neither on its place in the line nor on its address.
template <class T>
using Pack = Eigen::Array<T, static_cast<int>(pack_size<T>), 1>;

/// From any address; what lies behind the wanted values is read, too, so buffers end with a spare pack.
template <class T>
Pack<T> load(const T* from) {
    return Eigen::Map<const Pack<T>>(from);
}

/// The first `count` values, all of them where it is more.
template <class T>
[[gnu::always_inline]] inline void store(T* to, const Pack<T>& values, std::size_t count) {
    if (count >= pack_size<T>)
        Eigen::Map<Pack<T>>{to}.operator=(values);
    else
        copy_part(to, values.data(), count);
}

}  // namespace orthant::lstm
