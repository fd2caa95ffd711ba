#include "studies/lstm/input_noise.hpp"

#include "base/contract.hpp"
#include "base/normal_lanes.hpp"
#include "base/philox_lanes.hpp"

#include <algorithm>

namespace orthant::lstm {
namespace {

constexpr StreamId noise_stream{1};
constexpr std::uint64_t values_per_block = 2;
constexpr std::uint64_t blocks_per_step = 1u << 16;
constexpr std::uint64_t steps_per_sequence = 1u << 20;
constexpr std::uint64_t most_sequences = 1u << 28;

}  // namespace

/// Block b of a step has values 2b and 2b + 1.
template <class T>
void add_input_noise(std::uint64_t key, std::uint64_t update, std::uint64_t sequence, std::uint64_t step, double sigma,
                     std::span<T> values) {
    ORTHANT_EXPECT(sequence < most_sequences && step < steps_per_sequence &&
                   values.size() <= values_per_block * blocks_per_step);
    const RandomStream stream(key, update, noise_stream);
    const std::uint64_t first = (sequence * steps_per_sequence + step) * blocks_per_step;
    const auto high = static_cast<std::uint32_t>(first >> 32);
    for (std::size_t j = 0; j < values.size(); j += values_per_block * lane_count) {
        const U64Lanes low = lane_numbers() + splat((first & 0xFFFFFFFFu) + j / values_per_block);
        const WordLanes words = philox_lanes(stream, low, high);
        const NormalPair pair = normal_pair(unit_interval_lanes(words.word[0]), unit_interval_lanes(words.word[1]));
        const std::size_t count = std::min<std::size_t>(values_per_block * lane_count, values.size() - j);
        for (std::size_t i = 0; i < count; ++i)
            values[j + i] += static_cast<T>(sigma * (i % 2 == 0 ? pair.cosine[i / 2] : pair.sine[i / 2]));
    }
}

template void add_input_noise(std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, double, std::span<float>);
template void add_input_noise(std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, double, std::span<double>);

}  // namespace orthant::lstm
