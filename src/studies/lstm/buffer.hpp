#pragma once

#include "base/aligned.hpp"

#include <cstddef>
#include <span>

namespace orthant::lstm {

/// Values that are computed side by side: a cache line of them.
template <class T>
inline constexpr std::size_t pack_size = cache_line_bytes / sizeof(T);

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
