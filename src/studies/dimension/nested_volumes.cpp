#include "studies/dimension/nested_volumes.hpp"

#include "base/contract.hpp"
#include "studies/dimension/sources.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>

namespace orthant::dimension {
namespace {

constexpr std::uint8_t record_tag = 0xA5;
constexpr std::uint64_t first_level = 2;
constexpr std::uint64_t lanes_together = 128;
/// A level costs about as much as so many coordinates of the cube.
constexpr std::uint64_t coordinates_of_level = 8;

/// How far eight vectors have come.
struct Prefix {
    F64Lanes sum;     ///< S of all coordinates so far
    F64Lanes square;  ///< of the last one
    F64Lanes chord;   ///< y of the last level
};

struct BlockSums {
    F64Lanes y[coordinates_per_block];
    F64Lanes squares[coordinates_per_block];
    F64Lanes products[coordinates_per_block];
};

/// Takes eight vectors on by one block of coordinates. Lanes that are not `counted` add nothing.
ORTHANT_LANES_INLINE void advance(const WordLanes& words, I64Lanes counted, Prefix& prefix, BlockSums& sums) {
    const NormalLanes g = normals(words);
    for (std::size_t j = 0; j < coordinates_per_block; ++j) {
        const F64Lanes square = g[j] * g[j];
        prefix.sum += square;
        const F64Lanes chord = select(counted, square_root((prefix.square + square) / prefix.sum), splat(0.0));
        sums.y[j] += chord;
        sums.squares[j] = fused(chord, chord, sums.squares[j]);
        sums.products[j] = fused(prefix.chord, chord, sums.products[j]);
        prefix.square = square;
        prefix.chord = chord;
    }
}

/// Vectors first … end − 1 through all blocks.
void add_vectors(const RandomStream& stream, std::uint64_t first, std::uint64_t end, std::span<Prefix> prefixes,
                 Pacer& pacer, LevelSums& to) {
    const std::uint64_t groups = (end - first + lane_count - 1) / lane_count;
    std::fill(prefixes.begin(), prefixes.end(), Prefix{});
    for (std::uint64_t begin = 0; begin < to.y.size(); begin += coordinates_per_block) {
        BlockSums sums{};
        for (std::uint64_t group = 0; group < groups; ++group) {
            const U64Lanes vector = lane_numbers() + (first + group * lane_count);
            const auto block = static_cast<std::uint32_t>(begin / coordinates_per_block);
            advance(philox_lanes(stream, vector, block), vector < splat(end), prefixes[group], sums);
        }
        for (std::size_t j = 0; j < coordinates_per_block; ++j) {
            to.y[begin + j] += sum_of_lanes(sums.y[j]);
            to.squares[begin + j] += sum_of_lanes(sums.squares[j]);
            to.products[begin + j] += sum_of_lanes(sums.products[j]);
        }
        pacer.spend(groups * lane_count * coordinates_per_block * coordinates_of_level);
    }
}

}  // namespace

LevelSums level_sums(const RandomStream& stream, std::uint64_t vectors, std::uint64_t dimension, Pacer& pacer) {
    ORTHANT_EXPECT(vectors < (std::uint64_t{1} << 32) - lane_count);
    const std::uint64_t blocks = dimension / coordinates_per_block + 1;
    const std::vector<double> zeros(blocks * coordinates_per_block);
    LevelSums sums{vectors, zeros, zeros, zeros};
    std::vector<Prefix> prefixes(lanes_together);
    for (std::uint64_t first = 0; first < vectors; first += lanes_together * lane_count)
        add_vectors(stream, first, std::min(first + lanes_together * lane_count, vectors), prefixes, pacer, sums);
    return sums;
}

NestedVolumes::NestedVolumes(std::uint64_t dimension) : y_(dimension - 1) {
    ORTHANT_EXPECT(dimension >= 1);
}

void NestedVolumes::add(const LevelSums& sums) {
    ORTHANT_EXPECT(sums.vectors >= 1 && sums.y.size() >= y_.size() + first_level);
    const auto n = static_cast<double>(sums.vectors);
    double own = 0;
    double shared = 0;
    for (std::size_t i = 0; i < y_.size(); ++i) {
        const std::size_t level = i + first_level;
        const double mean = sums.y[level] / n;
        y_[i] += sums.y[level];
        own += sums.squares[level] / (mean * mean) - n;
        if (i > 0) shared += 2 * (sums.products[level] / (mean * (sums.y[level - 1] / n)) - n);
    }
    vectors_ += sums.vectors;
    degrees_ += sums.vectors - 1;
    if (sums.vectors == 1) return;
    spread_ += std::max(0.0, own + shared);
    own_spread_ += std::max(0.0, own);
}

Estimate NestedVolumes::log10_ball_share() const {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (y_.empty()) return {0, 0};
    if (vectors_ == 0) return {nan, nan};
    const auto n = static_cast<double>(vectors_);
    double logarithm = 0;
    for (const double sum : y_) logarithm += std::log10(sum / n);
    if (degrees_ == 0) return {logarithm, nan};
    const double n_times_degrees = n * static_cast<double>(degrees_);
    return {logarithm + 0.5 * own_spread_ / n_times_degrees / std::numbers::ln10,
            std::sqrt(spread_ / n_times_degrees) / std::numbers::ln10};
}

void NestedVolumes::merge(const NestedVolumes& other) {
    ORTHANT_EXPECT(y_.size() == other.y_.size());
    vectors_ += other.vectors_;
    degrees_ += other.degrees_;
    spread_ += other.spread_;
    own_spread_ += other.own_spread_;
    for (std::size_t i = 0; i < y_.size(); ++i) y_[i] += other.y_[i];
}

void NestedVolumes::write(ByteWriter& out) const {
    out.put(record_tag);
    out.put_varint(vectors_);
    out.put_varint(degrees_);
    out.put(spread_);
    out.put(own_spread_);
    out.put_all(std::span<const double>(y_));
}

void NestedVolumes::read(ByteReader& in) {
    if (in.get<std::uint8_t>() != record_tag) throw MalformedBytes("not a record of nested volumes");
    vectors_ = in.get_varint();
    degrees_ = in.get_varint();
    spread_ = in.get<double>();
    own_spread_ = in.get<double>();
    in.get_all(std::span(y_));
    const auto is_sum = [](double value) { return std::isfinite(value) && value >= 0; };
    if (degrees_ > vectors_ || !is_sum(spread_) || !is_sum(own_spread_) || !std::ranges::all_of(y_, is_sum))
        throw MalformedBytes("a record of nested volumes contradicts itself");
}

}  // namespace orthant::dimension
