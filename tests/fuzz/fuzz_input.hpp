#pragma once

#include "base/bytes.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include <sys/mman.h>
#include <unistd.h>

namespace orthant::fuzz {

/// What a fuzzer made up, taken from front to back; where it ends early, there are zeros and empty stretches.
class FuzzInput {
  public:
    FuzzInput(const std::uint8_t* data, std::size_t size) : rest_(std::as_bytes(std::span(data, size))) {}

    bool at_end() const { return rest_.empty(); }

    std::uint8_t byte() {
        const ByteView taken = take(1);
        return taken.empty() ? std::uint8_t{0} : std::to_integer<std::uint8_t>(taken.front());
    }

    /// Its length goes before it, in two bytes.
    ByteView stretch() {
        const unsigned low = byte(), high = byte();
        return take(256 * high + low);
    }

    ByteView take(std::size_t count) {
        const ByteView taken = rest_.first(std::min(count, rest_.size()));
        rest_ = rest_.subspan(taken.size());
        return taken;
    }

    ByteView rest() { return take(rest_.size()); }

  private:
    ByteView rest_;
};

inline std::string text_of(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A file that is on no disk.
class MemoryFile {
  public:
    explicit MemoryFile(ByteView content) : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
        const auto size = static_cast<ssize_t>(content.size());
        if (descriptor_ < 0 || write(descriptor_, content.data(), content.size()) != size)
            throw std::runtime_error("no memory for a file");
    }
    ~MemoryFile() { close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  private:
    int descriptor_;
};

/// Holds a refusal to what all messages promise: one line, not too long.
inline void check_message(std::string_view message) {
    constexpr std::size_t longest = 4000;
    if (!message.empty() && message.size() <= longest && message.find('\n') == std::string_view::npos) return;
    std::fprintf(stderr, "a message that is none: '%.*s'\n", static_cast<int>(message.size()), message.data());
    std::abort();
}

}  // namespace orthant::fuzz
