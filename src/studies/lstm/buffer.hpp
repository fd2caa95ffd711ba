#pragma once

#include "base/aligned.hpp"

#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>

namespace orthant::lstm {

/// Values that are computed side by side: a cache line of them.
template <class T>
inline constexpr std::size_t pack_size = cache_line_bytes / sizeof(T);

/// Copies `count` values, fewer than a pack: by halves of it, whose sizes the compiler knows.
template <class T>
[[gnu::always_inline]] inline void copy_part(T* to, const T* from, std::size_t count) {
    std::size_t at = 0;
    const auto copy = [&]<std::size_t size>(std::integral_constant<std::size_t, size>) {
        if ((count & size) == 0) return;
        std::memcpy(to + at, from + at, size * sizeof(T));
        at += size;
    };
    static_assert(pack_size<T> <= 16);
    copy(std::integral_constant<std::size_t, 8>());
    copy(std::integral_constant<std::size_t, 4>());
    copy(std::integral_constant<std::size_t, 2>());
    copy(std::integral_constant<std::size_t, 1>());
}

/// Zeroed values with a spare pack behind them.
template <class T>
class Buffer {
  public:
    Buffer() : values_(0) {}
    explicit Buffer(std::size_t count) : values_(count + pack_size<T>), size_(count) {}

    std::size_t size() const { return size_; }
    static std::size_t bytes(std::size_t count) { return padded<T>(count + pack_size<T>) * sizeof(T); }
    T* data() { return values_.data(); }
    const T* data() const { return values_.data(); }
    T& operator[](std::size_t i) { return values_[i]; }
    const T& operator[](std::size_t i) const { return values_[i]; }
    std::span<T> span() { return {values_.data(), size_}; }
    std::span<const T> span() const { return {values_.data(), size_}; }

  private:
    AlignedArray<T> values_;
    std::size_t size_ = 0;
};

}  // namespace orthant::lstm
