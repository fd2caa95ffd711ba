#pragma once

#include "base/random.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sources.hpp"

#include <algorithm>
#include <cstdint>

/// The inner loops of PairSampler: eight pairs side by side, one block of four coordinates of both vectors at a time.
namespace orthant::dimension {

/// Sums over the coordinates of eight pairs.
struct PairSums {
    F64Lanes uv = splat(0.0);
    F64Lanes uu = splat(0.0);
    F64Lanes vv = splat(0.0);

    ORTHANT_LANES_INLINE void add(const PairSums& other) {
        uv += other.uv;
        uu += other.uu;
        vv += other.vv;
    }
    ORTHANT_LANES_INLINE void scale(F64Lanes of_u, F64Lanes of_v) {
        uv *= of_u * of_v;
        uu *= of_u * of_u;
        vv *= of_v * of_v;
    }
};

/// The two streams of a task and where its eight pairs stand in them.
struct PairStreams {
    const RandomStream& u;
    const RandomStream& v;
    U64Lanes vector;  ///< index of each lane's pair

    ORTHANT_LANES_INLINE WordLanes words_of_u(std::uint64_t block) const {
        return philox_lanes(u, vector, static_cast<std::uint32_t>(block));
    }
    ORTHANT_LANES_INLINE WordLanes words_of_v(std::uint64_t block) const {
        return philox_lanes(v, vector, static_cast<std::uint32_t>(block));
    }
};

/// Cube coordinates: integer products, below 2^48 each, are summed exactly over a chunk of 2^14 coordinates.
struct CubeChunk {
    static constexpr std::uint64_t blocks = 4096;

    I64Lanes uv{};
    I64Lanes uu{};
    I64Lanes vv{};

    ORTHANT_LANES_INLINE static std::array<U64Lanes, coordinates_per_block> coordinates(const WordLanes& words) {
        return cube_numerators(words);
    }
    ORTHANT_LANES_INLINE void add(U64Lanes u, U64Lanes v) {
        uv += multiply_signed_low_halves(u, v);
        uu += multiply_signed_low_halves(u, u);
        vv += multiply_signed_low_halves(v, v);
    }
    ORTHANT_LANES_INLINE PairSums total() const {
        const F64Lanes unit = splat(cube_unit * cube_unit);
        return {__builtin_convertvector(uv, F64Lanes) * unit, __builtin_convertvector(uu, F64Lanes) * unit,
                __builtin_convertvector(vv, F64Lanes) * unit};
    }
};

/// Normal coordinates: sums of doubles over a short chunk, so that errors grow with its length and with the number of
/// chunks, not with D.
struct NormalChunk {
    static constexpr std::uint64_t blocks = 64;

    PairSums sums;

    ORTHANT_LANES_INLINE static std::array<F64Lanes, coordinates_per_block> coordinates(const WordLanes& words) {
        return normals(words);
    }
    ORTHANT_LANES_INLINE void add(F64Lanes u, F64Lanes v) {
        sums.uv = fused(u, v, sums.uv);
        sums.uu = fused(u, u, sums.uu);
        sums.vv = fused(v, v, sums.vv);
    }
    ORTHANT_LANES_INLINE PairSums total() const { return sums; }
};

/// Products of the visible coordinates, and squares of the hidden ones that follow them.
struct DrawnSums {
    PairSums visible;
    PairSums hidden;
};

template <class Chunk>
ORTHANT_LANES_INLINE DrawnSums drawn_sums(const PairStreams& streams, std::uint64_t visible, std::uint64_t hidden,
                                          Pacer& pacer) {
    constexpr std::uint64_t coordinates_of_block = 2 * lane_count * coordinates_per_block;
    const std::uint64_t full_blocks = visible / coordinates_per_block;
    PairSums total;
    for (std::uint64_t block = 0; block < full_blocks;) {
        const std::uint64_t chunk_blocks = std::min(Chunk::blocks, full_blocks - block);
        Chunk chunk;
        for (const std::uint64_t end = block + chunk_blocks; block < end; ++block) {
            const auto u = Chunk::coordinates(streams.words_of_u(block));
            const auto v = Chunk::coordinates(streams.words_of_v(block));
            for (std::size_t j = 0; j < coordinates_per_block; ++j) chunk.add(u[j], v[j]);
        }
        total.add(chunk.total());
        pacer.spend(chunk_blocks * coordinates_of_block);
    }
    Chunk rest;
    Chunk unseen;
    for (std::uint64_t block = full_blocks; block * coordinates_per_block < visible + hidden; ++block) {
        const auto u = Chunk::coordinates(streams.words_of_u(block));
        const auto v = Chunk::coordinates(streams.words_of_v(block));
        for (std::size_t j = 0; j < coordinates_per_block; ++j) {
            const std::uint64_t coordinate = block * coordinates_per_block + j;
            if (coordinate < visible) {
                rest.add(u[j], v[j]);
            } else if (coordinate < visible + hidden) {
                unseen.add(u[j], v[j]);
            }
        }
        pacer.spend(coordinates_of_block);
    }
    total.add(rest.total());
    return {total, unseen.total()};
}

/// The products of eight pairs of vectors as the source means them: normal vectors are scaled to their length.
ORTHANT_LANES_INLINE PairSums pair_sums(Source source, const PairStreams& streams, std::uint64_t dimension,
                                        Pacer& pacer) {
    const std::uint64_t hidden = hidden_coordinates(source);
    if (source == Source::cube) return drawn_sums<CubeChunk>(streams, dimension, hidden, pacer).visible;
    DrawnSums drawn = drawn_sums<NormalChunk>(streams, dimension, hidden, pacer);
    if (source == Source::gaussian) return drawn.visible;
    const F64Lanes one = splat(1.0);
    drawn.visible.scale(one / square_root(drawn.visible.uu + drawn.hidden.uu),
                        one / square_root(drawn.visible.vv + drawn.hidden.vv));
    return drawn.visible;
}

/// The angle in degrees less 90°: that of the point (√(uu·vv − uv²), −uv).
/// The difference of products with one rounding each of the parts (W. Kahan's use of the fused product).
ORTHANT_LANES_INLINE F64Lanes deviation(const PairSums& sums, std::uint64_t dimension) {
    const F64Lanes square = sums.uv * sums.uv;
    const F64Lanes rounded_off = fused(-sums.uv, sums.uv, square);
    const F64Lanes difference = fused(sums.uu, sums.vv, -square) + rounded_off;
    const I64Lanes is_parallel = (difference < splat(0.0)) | splat_mask(dimension == 1);
    const F64Lanes height = square_root(select(is_parallel, splat(0.0), difference));
    return -fixed_math::atan_degrees(sums.uv, height);
}

}  // namespace orthant::dimension
