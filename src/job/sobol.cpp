#include "job/sobol.hpp"

#include "base/contract.hpp"
#include "job/sobol_directions.hpp"

#include <array>
#include <bit>

namespace orthant::job {
namespace {

constexpr unsigned bits = 32;

/// The odd numbers m of a dimension, m[j] below 2^(j + 1): the first are given, the others follow by its polynomial.
std::array<std::uint32_t, bits> odd_numbers(const SobolDirections& given) {
    const auto degree = static_cast<unsigned>(std::bit_width(given.polynomial)) - 1;
    std::array<std::uint32_t, bits> m{};
    for (unsigned j = 0; j < bits; ++j) {
        if (j < degree) {
            m[j] = given.first[j];
            continue;
        }
        m[j] = m[j - degree];
        for (unsigned k = 1; k <= degree; ++k)
            if ((given.polynomial >> (degree - k) & 1) != 0) m[j] ^= m[j - k] << k;
    }
    return m;
}

std::array<std::uint32_t, bits> odd_numbers(std::size_t dimension) {
    if (dimension > 0) return odd_numbers(sobol_directions[dimension - 1]);
    std::array<std::uint32_t, bits> ones{};
    ones.fill(1);
    return ones;
}

}  // namespace

std::uint32_t sobol(std::size_t dimension, std::uint64_t point) {
    ORTHANT_EXPECT(dimension < sobol_dimensions && point >> bits == 0);
    const auto m = odd_numbers(dimension);
    const std::uint64_t gray = point ^ (point >> 1);
    std::uint32_t coordinate = 0;
    for (unsigned j = 0; j < bits; ++j)
        if ((gray >> j & 1) != 0) coordinate ^= m[j] << (bits - 1 - j);
    return coordinate;
}

}  // namespace orthant::job
