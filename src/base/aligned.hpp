#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <type_traits>

namespace orthant {

inline constexpr std::size_t cache_line_bytes = 64;

/// By how many bytes every AlignedArray starts past a 64-byte boundary: 0, or the environment's ORTHANT_SHIFT_BYTES
/// (a multiple of 8 below 64, read once; anything else counts as 0). A whole run is repeated with other shifts to see
/// that no result depends on where its buffers lie.
std::size_t shift_bytes_from_environment();

/// The least multiple of a cache line's worth of T that holds `count`: the stride of padded rows.
template <class T>
constexpr std::size_t padded(std::size_t count) {
    constexpr std::size_t line = cache_line_bytes / sizeof(T);
    return (count + line - 1) / line * line;
}

/// A fixed number of zeroed plain values, 64-byte aligned (but for the shift) and padded to whole cache lines.
template <class T>
requires(std::is_trivial_v<T>&& cache_line_bytes % sizeof(T) == 0) class AlignedArray {
  public:
    explicit AlignedArray(std::size_t count, std::size_t shift_bytes = shift_bytes_from_environment())
        : size_(count),
          memory_(static_cast<std::byte*>(
              ::operator new (padded<T>(count) * sizeof(T) + cache_line_bytes, std::align_val_t{cache_line_bytes}))),
          values_(reinterpret_cast<T*>(memory_.get() + shift_bytes % cache_line_bytes)) {
        std::uninitialized_value_construct_n(values_, padded<T>(count));
    }

    std::size_t size() const { return size_; }
    T* data() { return values_; }
    const T* data() const { return values_; }
    T& operator[](std::size_t i) { return values_[i]; }
    const T& operator[](std::size_t i) const { return values_[i]; }
    std::span<T> span() { return {values_, size_}; }
    std::span<const T> span() const { return {values_, size_}; }

  private:
    struct Release {
        void operator()(std::byte* memory) const { ::operator delete (memory, std::align_val_t{cache_line_bytes}); }
    };

    std::size_t size_;
    std::unique_ptr<std::byte, Release> memory_;
    T* values_;
};

static_assert(!std::is_copy_constructible_v<AlignedArray<double>>);
static_assert(std::is_nothrow_move_constructible_v<AlignedArray<double>>);

}  // namespace orthant
