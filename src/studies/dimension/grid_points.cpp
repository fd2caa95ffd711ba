#include "studies/dimension/grid_points.hpp"

#include "base/contract.hpp"
#include "base/philox_lanes.hpp"
#include "studies/dimension/pieces.hpp"
#include "studies/dimension/sources.hpp"

#include <algorithm>
#include <limits>

namespace orthant::dimension {

std::uint64_t digits_of_word(std::uint64_t bins) {
    ORTHANT_EXPECT(bins >= 2 && bins <= std::numeric_limits<std::uint32_t>::max());
    std::uint64_t digits = 0;
    for (std::uint64_t power = bins; power <= (std::uint64_t{1} << 32); power *= bins) ++digits;
    return digits < coordinates_per_block ? digits : digits - digits % coordinates_per_block;
}

void CubeGrid::draw(std::span<std::uint32_t> class_of, Pacer& pacer) {
    begin_ = next_;
    next_ += class_of.size();
    ORTHANT_EXPECT(next_ < (std::uint64_t{1} << 32) - lane_count);
    for_pieces(class_of.size(), coordinates_per_block, pacer, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; i += lane_count) {
            const WordLanes drawn = philox_lanes(stream_, lane_numbers() + (begin_ + i), 0);
            const U64Lanes x1 = drawn.word[0] & splat(0xFFFFFFFFu);
            const U64Lanes x2 = dimension_ == 1 ? x1 : drawn.word[1] & splat(0xFFFFFFFFu);
            const U64Lanes is_above = (x1 + x2) >> 32;
            for (std::size_t lane = 0; lane < std::min(lane_count, end - i); ++lane)
                class_of[i + lane] = static_cast<std::uint32_t>(is_above[lane]);
        }
    });
}

void CubeGrid::digits(std::uint64_t first, std::uint64_t end, std::span<std::uint32_t> to, Pacer& pacer) const {
    for_pieces(to.size(), end - first + coordinates_per_block, pacer,
               [&](std::size_t begin_point, std::size_t end_point) {
                   for (std::size_t i = begin_point; i < end_point; i += lane_count) {
                       const U64Lanes index = lane_numbers() + (begin_ + i);
                       U64Lanes number = splat(std::uint64_t{0});
                       WordLanes drawn{};
                       for (std::uint64_t coordinate = first; coordinate < end; ++coordinate) {
                           const std::uint64_t word = coordinate % coordinates_per_block;
                           if (coordinate == first || word == 0)
                               drawn = philox_lanes(stream_, index,
                                                    static_cast<std::uint32_t>(coordinate / coordinates_per_block));
                           const U64Lanes digit = multiply_low_halves(drawn.word[word], splat(bins_)) >> 32;
                           number = multiply_low_halves(number, splat(bins_)) + digit;
                       }
                       for (std::size_t lane = 0; lane < std::min(lane_count, end_point - i); ++lane)
                           to[i + lane] = static_cast<std::uint32_t>(number[lane]);
                   }
               });
}

}  // namespace orthant::dimension
