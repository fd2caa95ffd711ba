#pragma once

#include "base/random.hpp"

#include <cstddef>
#include <cstdint>

namespace orthant::lstm {

/// What one made sequence is drawn from: a function of (key, the sequence's number) alone. Numbers below 2^48.
class Draws {
  public:
    Draws(std::uint64_t key, std::uint64_t sequence) : stream_(key, sequence, StreamId{0}) {}

    /// A whole number in [0, bound), all of them alike; bound < 2^32.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>((std::uint64_t{word()} * bound) >> 32); }
    /// Uniform on (0, 1).
    double uniform() { return unit_interval(word()); }

  private:
    std::uint32_t word() { return stream_.block(next_++)[0]; }

    RandomStream stream_;
    std::uint64_t next_ = 0;
};

}  // namespace orthant::lstm
