#include "base/random.hpp"

#include "base/contract.hpp"

namespace orthant {

RandomStream::RandomStream(std::uint64_t key, std::uint64_t task, StreamId stream)
    : key_{static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)},
      word2_(static_cast<std::uint32_t>(task)),
      word3_(static_cast<std::uint32_t>(task >> 32) | (static_cast<std::uint32_t>(stream) << 16)) {
    ORTHANT_EXPECT(task < (std::uint64_t{1} << 48));
}

}  // namespace orthant
