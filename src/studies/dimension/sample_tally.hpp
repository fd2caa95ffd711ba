#pragma once

#include "base/bytes.hpp"
#include "base/power_sums.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// What is kept of many samples: moments of some quantities, and counts. Merging adds counts exactly, and sums with the
/// error of CompensatedSum.
class SampleTally {
  public:
    SampleTally(std::size_t quantities, std::size_t counts) : moments_(quantities), counts_(counts) {}

    void add_samples(std::uint64_t samples) { samples_ += samples; }
    /// A value of a quantity, measured from an origin near its mean.
    void add(std::size_t quantity, double value) { moments_[quantity].add(value); }
    std::uint64_t& count(std::size_t i) { return counts_[i]; }

    std::uint64_t samples() const { return samples_; }
    const PowerSums& moments(std::size_t quantity) const { return moments_[quantity]; }
    std::uint64_t count(std::size_t i) const { return counts_[i]; }
    std::span<const std::uint64_t> counts() const { return counts_; }

    void merge(const SampleTally& other);
    void write(ByteWriter& out) const;
    /// Takes the place of everything. MalformedBytes where sums are not finite.
    void read(ByteReader& in);
    /// About how large a record is.
    std::uint64_t record_bytes() const;

  private:
    std::uint64_t samples_ = 0;
    std::vector<PowerSums> moments_;
    std::vector<std::uint64_t> counts_;
};

}  // namespace orthant::dimension
