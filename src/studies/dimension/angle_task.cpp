#include "studies/dimension/angle_task.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::dimension {
namespace {

constexpr std::uint64_t batch = 1024;

/// What the cut goes by: the work of a pair in coordinates of the cube, roughly.
constexpr double overhead_coordinates = 16;  // of a pair, for its angle and its counts
constexpr double normal_coordinates = 4;     // of a normal coordinate
constexpr double coordinates_per_task = 0x1p28;
constexpr double most_pairs_per_task = 0x1p24;

constexpr double seconds_per_task = 8e-6;

std::uint64_t round_up_to_lanes(std::uint64_t count) {
    return (count + lane_count - 1) / lane_count * lane_count;
}

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

}  // namespace

AngleTasks::AngleTasks(Source source, std::uint64_t dimension, std::uint64_t pairs)
    : seconds_per_pair_(pair_seconds(source, dimension)), pairs_(pairs) {
    ORTHANT_EXPECT(pairs >= 1);
    const double affordable =
        std::clamp(coordinates_per_task / pair_coordinates(source, dimension), 64.0, most_pairs_per_task);
    const std::uint64_t eighth = (pairs + 7) / 8;
    pairs_per_task_ = round_up_to_lanes(std::min(static_cast<std::uint64_t>(affordable), eighth));
}

std::uint64_t AngleTasks::pairs_of(std::uint64_t task) const {
    ORTHANT_EXPECT(task < count());
    return std::min(pairs_per_task_, pairs_ - task * pairs_per_task_);
}

double AngleTasks::seconds(std::uint64_t task) const {
    return seconds_per_task + seconds_per_pair_ * static_cast<double>(pairs_of(task));
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
