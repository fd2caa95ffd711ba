#include "studies/dimension/row_sample.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace orthant::dimension {
namespace {

/// In 0 … count − 1: the high half of the product of `count` and a number of 64 bits, of which the low half is lost.
std::size_t number_below(std::size_t count, const PhiloxCounter& words) {
    const std::uint64_t high = words[1] * std::uint64_t{count};
    const std::uint64_t low = words[0] * std::uint64_t{count};
    return static_cast<std::size_t>((high + (low >> 32)) >> 32);
}

}  // namespace

std::vector<std::uint32_t> row_sample(std::size_t rows, std::size_t count, const RandomStream& stream) {
    ORTHANT_EXPECT(count <= rows && rows < std::uint64_t{1} << 32);
    std::vector<std::uint32_t> order(rows);
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    for (std::size_t i = 0; i < count; ++i) std::swap(order[i], order[i + number_below(rows - i, stream.block(i))]);
    order.resize(count);
    std::ranges::sort(order);
    return order;
}

}  // namespace orthant::dimension
