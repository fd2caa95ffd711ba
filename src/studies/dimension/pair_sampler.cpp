#include "studies/dimension/pair_sampler.hpp"

#include "base/contract.hpp"
#include "studies/dimension/pair_dots.hpp"

namespace orthant::dimension {
namespace {

constexpr StreamId stream_of_u{0};
constexpr StreamId stream_of_v{1};
constexpr std::uint64_t index_range = std::uint64_t{1} << 32;

/// What the angle itself costs, in coordinates.
constexpr std::uint64_t angle_overhead_coordinates = 64;

}  // namespace

PairSampler::PairSampler(Source source, std::uint64_t dimension, std::uint64_t key, std::uint64_t task)
    : source_(source), dimension_(dimension), u_(key, task, stream_of_u), v_(key, task, stream_of_v) {
    ORTHANT_EXPECT(dimension >= 1 && dimension <= index_range);
}

void PairSampler::draw(std::uint64_t first, std::span<double> deviations, Pacer& pacer) const {
    ORTHANT_EXPECT(deviations.size() % lane_count == 0 && first + deviations.size() <= index_range);
    for (std::size_t i = 0; i < deviations.size(); i += lane_count) {
        const PairStreams streams{u_, v_, lane_numbers() + (first + i)};
        store(&deviations[i], deviation(pair_sums(source_, streams, dimension_, pacer), dimension_));
        pacer.spend(angle_overhead_coordinates);
    }
}

PairDots PairSampler::dots(std::uint64_t first, Pacer& pacer) const {
    ORTHANT_EXPECT(first + lane_count <= index_range);
    const PairStreams streams{u_, v_, lane_numbers() + first};
    const PairSums sums = pair_sums(source_, streams, dimension_, pacer);
    PairDots dots;
    store(dots.uv.data(), sums.uv);
    store(dots.uu.data(), sums.uu);
    store(dots.vv.data(), sums.vv);
    return dots;
}

std::array<double, lane_count> deviations_of(const PairDots& dots, std::uint64_t dimension) {
    const PairSums sums{load(dots.uv.data()), load(dots.uu.data()), load(dots.vv.data())};
    std::array<double, lane_count> deviations;
    store(deviations.data(), deviation(sums, dimension));
    return deviations;
}

}  // namespace orthant::dimension
