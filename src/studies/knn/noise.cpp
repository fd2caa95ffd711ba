#include "studies/knn/noise.hpp"

#include "base/bytes.hpp"
#include "base/fixed_math.hpp"
#include "base/hash.hpp"
#include "base/random.hpp"

#include <algorithm>

namespace orthant::knn {

std::uint64_t noise_key(std::uint64_t seed, std::uint64_t replicate) {
    ByteWriter out;
    out.put_text("noise columns");
    out.put(seed);
    out.put(replicate);
    return hash64(out.view());
}

/// Box and Muller: √(−2 ln u) · (cos, sin)(2πv), two columns from each block of random words.
void fill_noise(std::uint64_t key, std::size_t row, std::span<double> columns) {
    const RandomStream stream(key, row, StreamId{0});
    constexpr std::size_t group = 2 * lane_count;
    for (std::size_t first = 0; first < columns.size(); first += group) {
        F64Lanes u, v;
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            const PhiloxCounter words = stream.block(first / 2 + lane);
            u[lane] = unit_interval(words[0]);
            v[lane] = unit_interval(words[1]);
        }
        const F64Lanes radius = square_root(splat(-2.0) * fixed_math::log(u));
        const fixed_math::SinCos angle = fixed_math::sin_cos_of_turns(v);
        const F64Lanes even = radius * angle.cos, odd = radius * angle.sin;
        const std::size_t count = std::min(group, columns.size() - first);
        for (std::size_t j = 0; j < count; ++j) columns[first + j] = j % 2 == 0 ? even[j / 2] : odd[j / 2];
    }
}

}  // namespace orthant::knn
