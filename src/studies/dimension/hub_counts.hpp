#pragma once

#include "base/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// How often each row of a set is among the nearest others of some queries: for ascending k₁ < k₂ < …, how often from
/// rank k₍ᵢ₋₁₎ + 1 to kᵢ, so that the N_k of kᵢ is the sum of the first i.
class HubCounts {
  public:
    HubCounts(std::size_t rows, std::span<const std::uint64_t> ascending);

    std::size_t rows() const { return rows_; }
    std::size_t bands() const { return ends_.size(); }

    /// A query's nearest others, nearest first: as many as the largest k.
    void add(std::span<const std::uint32_t> nearest);
    /// The N_k of the band-th k, row by row; in `counts`, to be kept for the next band.
    void accumulate(std::size_t band, std::span<std::uint32_t> counts) const;
    void clear();

    /// Counts as varints; of zeros in a row, a zero and how many more there are.
    void write(ByteWriter& out) const;
    /// Adds what `queries` queries left in a record. MalformedBytes where it does not fit the rows, or does not hold
    /// as many neighbours as these have.
    void add_record(ByteReader& in, std::uint64_t queries);
    /// About how large the record of so many queries is.
    static std::uint64_t record_bytes(std::size_t rows, std::span<const std::uint64_t> ascending,
                                      std::uint64_t queries);

  private:
    std::uint64_t width(std::size_t band) const { return ends_[band] - (band == 0 ? 0 : ends_[band - 1]); }
    std::span<std::uint32_t> band(std::size_t i) { return {counts_.data() + i * rows_, rows_}; }
    std::span<const std::uint32_t> band(std::size_t i) const { return {counts_.data() + i * rows_, rows_}; }

    std::size_t rows_;
    std::vector<std::uint64_t> ends_;
    std::vector<std::uint32_t> counts_;  ///< band by band
};

}  // namespace orthant::dimension
