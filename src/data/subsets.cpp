#include "data/subsets.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "data/random_order.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace orthant::data {
namespace {

/// Far above the rounding error of a product, far below one row of a share that somebody would type.
constexpr double rounding = 1e-12;

constexpr std::uint64_t index_of_start = ~std::uint64_t{0};  // no row's

/// Evenly spread along the order from a random start, so that every stretch of it gives its share, rounded up or down,
/// and every row has the same chance.
std::vector<std::uint8_t> spread(std::span<const std::uint32_t> order, double share, std::uint64_t key) {
    const std::size_t rows = order.size();
    const std::size_t count = rows_of_share(rows, share);
    if (count == 0 || count == rows)
        throw Error(ErrorKind::data,
                    "cannot hold out " + counted(count, "row") + " of " + std::to_string(rows) +
                        " (both parts need at least one row); choose another share, or give more data");
    std::vector<std::uint8_t> is_held_out(rows, 0);
    std::uint64_t place = random_priority(key, Draw::held_out, index_of_start) % rows;
    for (const std::uint32_t row : order) {
        place += count;
        is_held_out[row] = place >= rows ? 1 : 0;
        place %= rows;
    }
    return is_held_out;
}

}  // namespace

std::size_t rows_of_share(std::size_t rows, double share) {
    ORTHANT_EXPECT(share >= 0 && share <= 1);
    const double product = share * static_cast<double>(rows);
    return std::min(rows, static_cast<std::size_t>(std::ceil(product * (1 - rounding))));
}

std::vector<std::uint8_t> held_out(std::size_t rows, double share, std::uint64_t key) {
    return spread(random_order(random_priorities(rows, key, Draw::held_out)), share, key);
}

std::vector<std::uint8_t> stratified_held_out(std::span<const std::int32_t> classes, double share, std::uint64_t key) {
    return spread(random_order(random_priorities(classes.size(), key, Draw::held_out), classes), share, key);
}

std::vector<std::uint64_t> learning_priorities(std::size_t rows, std::uint64_t key) {
    return random_priorities(rows, key, Draw::learning);
}

std::vector<std::uint32_t> learning_part(std::span<const std::uint32_t> rows, std::span<const std::uint64_t> priorities,
                                         double share) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> ranked;
    ranked.reserve(rows.size());
    for (const std::uint32_t row : rows) ranked.emplace_back(priorities[row], row);
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(rows_of_share(rows.size(), share));
    std::vector<std::uint32_t> part;
    part.reserve(ranked.size());
    for (const auto& [priority, row] : ranked) part.push_back(row);
    std::sort(part.begin(), part.end());
    return part;
}

}  // namespace orthant::data
