#pragma once

#include "studies/dimension/pacer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace orthant::dimension {

/// Calls work(begin, end) for pieces of 0 … count − 1, each a multiple of the lanes long but the last, and spends so
/// many coordinates on each item of a piece.
template <class Work>
void for_pieces(std::size_t count, std::uint64_t coordinates_each, Pacer& pacer, Work work) {
    constexpr std::size_t items = 1024;
    for (std::size_t begin = 0; begin < count; begin += items) {
        const std::size_t end = std::min(begin + items, count);
        work(begin, end);
        pacer.spend((end - begin) * coordinates_each);
    }
}

}  // namespace orthant::dimension
