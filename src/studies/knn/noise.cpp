#include "studies/knn/noise.hpp"

#include "base/bytes.hpp"
#include "base/hash.hpp"
#include "base/normal_lanes.hpp"
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

/// Two columns from each block of random words.
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
        const NormalPair pair = normal_pair(u, v);
        const std::size_t count = std::min(group, columns.size() - first);
        for (std::size_t j = 0; j < count; ++j) columns[first + j] = j % 2 == 0 ? pair.cosine[j / 2] : pair.sine[j / 2];
    }
}

}  // namespace orthant::knn
