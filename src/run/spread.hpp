#pragma once

#include "base/random.hpp"

#include <algorithm>
#include <cstdint>

namespace orthant::run {

/// `count` of the numbers 0 … size − 1, rising: all of them, or one of each of `count` equal stretches.
class Spread {
  public:
    Spread(std::uint64_t size, std::uint64_t most)
        : size_(size),
          count_(std::min(size, most)),
          stretch_(static_cast<double>(size) / static_cast<double>(count_)) {}

    std::uint64_t count() const { return count_; }
    bool is_all() const { return count_ == size_; }
    /// How many numbers each stands for.
    double weight() const { return stretch_; }

    std::uint64_t at(std::uint64_t i) const {
        if (is_all()) return i;
        const double place = unit_interval(places_.block(i)[0]);
        return std::min(size_ - 1, static_cast<std::uint64_t>((static_cast<double>(i) + place) * stretch_));
    }

  private:
    std::uint64_t size_;
    std::uint64_t count_;
    double stretch_;
    RandomStream places_{0, 0, StreamId{0}};
};

/// How many of the points before this one are the shard's.
inline std::uint64_t owned_before(std::uint64_t point, std::uint64_t shard, std::uint64_t shards) {
    return point <= shard ? 0 : (point - shard - 1) / shards + 1;
}

}  // namespace orthant::run
