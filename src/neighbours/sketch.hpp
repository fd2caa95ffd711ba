#pragma once

#include "neighbours/projection.hpp"
#include "neighbours/short_tile.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>

namespace orthant::neighbours {

/// Each row as a short one of whole numbers, such that the distance between two sketches never exceeds the Euclidean
/// distance between the rows by more than a known error: the coordinates in a few orthonormal directions, and the
/// length of what they leave out,
///     ‖x − y‖² ≥ ‖Vᵀ(x − y)‖² + (‖x⊥‖ − ‖y⊥‖)²,
/// in units in which the longest row measures 2¹⁴, rounded. So sketches may rule out neighbours, but never decide
/// between them. All arithmetic with them is exact in 32 bits.
///
/// A few rows much longer than the others would make the unit coarse: they are not sketched, and ruled out never.
///
/// A sketch is stored in a slot; slots are filled with rows from all over the table, so that the first slots are a
/// sample of it. Sixteen slots make a panel, packed pair of coordinates by pair for ShortTile.
class Sketch {
  public:
    /// Memory for so many rows of so many columns, bytes, whatever the projection.
    static std::uint64_t bytes(std::size_t rows, std::size_t columns);

    static constexpr std::size_t row_block = 64;

    /// The share of rows that sketches would leave to be looked at when about the nearest 1 % are wanted, from the
    /// distances between 256 rows.
    static double share_left(const ScaledRows& rows, const Projection& projection);

    /// Made in `memory` of that size, 64-byte aligned, which must outlive it. `is_usable` is false afterwards where
    /// lengths overflow. Calls yield every few milliseconds.
    static Sketch make(std::span<std::byte> memory, const ScaledRows& rows, const Projection& projection,
                       const std::function<void()>& yield);
    /// The same, as another process made it.
    static Sketch open(std::span<const std::byte> memory);

    bool is_usable() const { return header_->unit > 0; }
    std::size_t rows() const { return header_->rows; }
    std::size_t dimensions() const { return header_->dimensions; }
    std::size_t pairs() const { return (dimensions() + 1) / 2; }
    std::size_t panels() const { return (rows() + tile_slots - 1) / tile_slots; }
    const std::int16_t* panel(std::size_t p) const { return coordinates_ + p * 2 * pairs() * tile_slots; }
    /// Squared length of each sketch of a panel; `unsketched` of rows that have none.
    const std::int32_t* norms(std::size_t p) const { return norms_ + p * tile_slots; }
    static constexpr std::int32_t unsketched = -(std::int32_t{1} << 30);

    std::uint32_t row_of(std::size_t slot) const {
        return static_cast<std::uint32_t>(slot * header_->stride % header_->rows);
    }
    std::size_t slot_of(std::size_t row) const { return row * header_->inverse_stride % header_->rows; }

    /// The largest value of (norm − 2 · product) that a row at this squared distance from the query, or nearer, may
    /// have.
    std::int32_t bound(double squared_distance, std::int32_t query_norm) const;
    static constexpr std::int32_t no_bound = std::numeric_limits<std::int32_t>::max();

    /// Sketches rows that are not in the table (at most row_block), with the projection it was made with: their
    /// coordinates, 2 · pairs() a row, and their norms.
    void sketch(const ScaledRows& rows, const Projection& projection, std::int16_t* coordinates,
                std::int32_t* norms) const;

  private:
    struct Header {
        std::uint64_t rows;
        std::uint64_t dimensions;  ///< of a sketch
        std::uint64_t stride;
        std::uint64_t inverse_stride;
        double unit;  ///< the length that 1 stands for; 0: not usable
    };

    explicit Sketch(const std::byte* memory);

    const Header* header_;
    const std::int32_t* norms_;
    const std::int16_t* coordinates_;
};

}  // namespace orthant::neighbours
