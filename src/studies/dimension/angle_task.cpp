#include "studies/dimension/angle_task.hpp"

#include <algorithm>

namespace orthant::dimension {
namespace {

constexpr std::uint64_t batch = 1024;

constexpr double overhead_coordinates = 16;  // of a pair, for its angle and its counts
constexpr double normal_coordinates = 4;     // of a normal coordinate

std::uint64_t round_up_to_lanes(std::uint64_t count) {
    return (count + lane_count - 1) / lane_count * lane_count;
}

}  // namespace

double pair_coordinates(Source source, std::uint64_t dimension) {
    const double coordinates = 2 * static_cast<double>(dimension + hidden_coordinates(source));
    return overhead_coordinates + coordinates * (source == Source::cube ? 1 : normal_coordinates);
}

double pair_seconds(Source source, std::uint64_t dimension) {
    const std::uint64_t drawn = dimension + hidden_coordinates(source);
    const std::uint64_t blocks = (drawn + coordinates_per_block - 1) / coordinates_per_block;
    const double coordinates = 2 * static_cast<double>(blocks * coordinates_per_block);
    return source == Source::cube ? 10e-9 + 0.53e-9 * coordinates : 14e-9 + 1.8e-9 * coordinates;
}

void tally_pairs(const PairSampler& sampler, std::uint64_t first, std::uint64_t count, Pacer& pacer, AngleTally& tally,
                 std::size_t shift_bytes) {
    AlignedArray<double> deviations(batch, shift_bytes);
    for (std::uint64_t done = 0; done < count; done += batch) {
        const std::uint64_t now = std::min(batch, count - done);
        sampler.draw(first + done, {deviations.data(), round_up_to_lanes(now)}, pacer);
        tally.add({deviations.data(), now});
    }
}

}  // namespace orthant::dimension
