#pragma once

#include "base/aligned.hpp"
#include "base/bytes.hpp"
#include "base/power_sums.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// The cells into which angles are counted: a function of the job only.
struct AngleCells {
    std::uint64_t bins;         ///< equal cells over [0°, 180°]
    double half_width_degrees;  ///< the fine cells span 90° ± this

    /// Fine cells over 90° ± 12 standard deviations of an isotropic source, cut to [0°, 180°].
    static AngleCells of(std::uint64_t dimension, std::uint64_t bins);

    /// Equal cells between the two half-widths, for quantiles; one more cell at either end takes what lies outside.
    static constexpr std::uint64_t fine_cells = 4096;
    double fine_cell_degrees() const { return 2 * half_width_degrees / static_cast<double>(fine_cells); }
};

/// What is kept of many angles: counts and sums that merge.
///
/// An angle θ = 90° + deviation, rounded to double, belongs to bin floor(θ·bins/180): a bin holds its left edge, the
/// last one both. Fine cells hold their left edges likewise. "Within" is |deviation| ≤ tolerance.
/// Angles that are NaN (a vector was zero) are counted as undefined and enter nothing else.
class AngleTally {
  public:
    /// `shift_bytes`: see AlignedArray.
    explicit AngleTally(AngleCells cells, std::size_t shift_bytes = shift_bytes_from_environment());

    /// Adds angles, given as deviations from 90° in degrees, in their order. The span's memory must be readable up to
    /// the next multiple of 8 values.
    void add(std::span<const double> deviations);
    void merge(const AngleTally& other);

    void write(ByteWriter& out) const;
    /// Takes the place of all counts. MalformedBytes where the bytes are not those of a tally with these cells.
    void read(ByteReader& in);

    const AngleCells& cells() const { return cells_; }
    /// Powers of the deviation in degrees; the count is that of the defined angles.
    const PowerSums& sums() const { return sums_; }
    std::span<const std::uint64_t> bins() const { return {bins_.data(), cells_.bins}; }
    /// Below, the fine cells, above.
    std::span<const std::uint64_t> fine() const { return {fine_.data(), AngleCells::fine_cells + 2}; }
    std::uint64_t within_5_degrees() const { return within_5_; }
    std::uint64_t within_10_degrees() const { return within_10_; }
    std::uint64_t undefined() const { return undefined_; }

  private:
    static constexpr std::size_t batch = 1024;

    void add_batch(const double* deviations, std::size_t count);

    AngleCells cells_;
    PowerSums sums_;
    std::vector<std::uint64_t> bins_;  ///< one more cell than bins, for the undefined
    std::vector<std::uint64_t> fine_;  ///< likewise
    std::uint64_t within_5_ = 0;
    std::uint64_t within_10_ = 0;
    std::uint64_t undefined_ = 0;
    AlignedArray<std::int32_t> bin_of_;
    AlignedArray<std::int32_t> fine_of_;
};

}  // namespace orthant::dimension
