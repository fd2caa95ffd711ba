#pragma once

#include "base/philox.hpp"

#include <cstdint>

namespace orthant {

/// Independent uses of random numbers inside one task: at most 2^16 of them.
enum class StreamId : std::uint16_t {};

/// The random numbers of one (key, task, stream): a function of what is computed, never of who computes it.
///
/// Layout. Key: the 64-bit hash of (seed, the point's parameter values, in a search its trial's number in place of what
/// it draws, replicate), low word first. What trials draw has keys of its own, hashes of ("search draw", seed, the
/// parameter's name) and, for the shift of Sobol's points, ("search shift", seed, ""): task and stream 0, the index the
/// trial, or the dimension.
/// Counter: words 0 and 1 the index (low, high); word 2 the low 32 bits of the task;
/// word 3 the task's bits 32…47 in its low half and the stream in its high half.
class RandomStream {
  public:
    /// task < 2^48.
    RandomStream(std::uint64_t key, std::uint64_t task, StreamId stream);

    /// Four fresh 32-bit words for each index.
    PhiloxCounter block(std::uint64_t index) const {
        return philox({static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(index >> 32), word2_, word3_},
                      key_);
    }

    PhiloxKey key() const { return key_; }
    std::uint32_t counter_word2() const { return word2_; }
    std::uint32_t counter_word3() const { return word3_; }

  private:
    PhiloxKey key_;
    std::uint32_t word2_;
    std::uint32_t word3_;
};

/// Uniform on (0, 1): the centre of one of 2^32 equal cells, so neither end is ever met.
constexpr double unit_interval(std::uint32_t word) {
    return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

}  // namespace orthant
