#pragma once

#include "data/matrix_view.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>

namespace orthant::neighbours {

/// Rows of whole numbers, each column spanning at most 255, as bytes: squared distances between them are whole numbers,
/// found from an eighth of the memory, and equal to those of the doubles bit for bit.
/// Columns are stored by falling variance, so that a distance that grows too large shows early.
class ByteRows {
  public:
    static std::uint64_t bytes(std::size_t rows, std::size_t columns);
    /// In `memory` of that size, 64-byte aligned, which must outlive it. None where the rows are of another kind.
    static std::optional<ByteRows> make(std::span<std::byte> memory, const data::MatrixView& rows,
                                        const std::function<void()>& yield);
    static ByteRows open(std::span<const std::byte> memory, std::size_t columns);

    /// Squared distance of two rows; some larger number than `enough` as soon as it is known to be larger.
    std::uint32_t squared_distance(std::size_t a, std::size_t b, std::uint32_t enough) const;
    void prefetch(std::size_t row) const;

    static constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();

  private:
    ByteRows(const std::uint8_t* values, std::size_t stride) : values_(values), stride_(stride) {}

    const std::uint8_t* values_;
    std::size_t stride_;
};

}  // namespace orthant::neighbours
