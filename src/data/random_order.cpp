#include "data/random_order.hpp"

#include "base/contract.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace orthant::data {

std::uint64_t random_priority(std::uint64_t key, Draw draw, std::uint64_t index) {
    const PhiloxCounter words = RandomStream(key, 0, StreamId{static_cast<std::uint16_t>(draw)}).block(index);
    return words[0] | std::uint64_t{words[1]} << 32;
}

std::vector<std::uint64_t> random_priorities(std::size_t rows, std::uint64_t key, Draw draw) {
    std::vector<std::uint64_t> priorities(rows);
    for (std::size_t row = 0; row < rows; ++row) priorities[row] = random_priority(key, draw, row);
    return priorities;
}

std::vector<std::uint32_t> random_order(std::span<const std::uint64_t> priorities,
                                        std::span<const std::int32_t> classes) {
    ORTHANT_EXPECT(classes.empty() || classes.size() == priorities.size());
    ORTHANT_EXPECT(priorities.size() <= std::numeric_limits<std::uint32_t>::max());
    std::vector<std::uint32_t> order(priorities.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (!classes.empty() && classes[a] != classes[b]) return classes[a] < classes[b];
        return priorities[a] != priorities[b] ? priorities[a] < priorities[b] : a < b;
    });
    return order;
}

}  // namespace orthant::data
