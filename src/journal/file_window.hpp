#pragma once

#include "journal/file.hpp"

#include <cstdint>

namespace orthant::journal {

/// Reads a file in blocks, so that memory does not grow with it.
class FileWindow {
  public:
    static constexpr std::size_t block_bytes = std::size_t{1} << 20;

    /// The first `size` bytes of `file`, which outlives the window.
    FileWindow(const File& file, std::uint64_t size) : file_(file), size_(size) {}

    /// What is at hand from `offset` on: at least `count` bytes, which must lie within the size.
    /// Valid until the next call.
    ByteView from(std::uint64_t offset, std::size_t count);

    std::uint64_t size() const { return size_; }

  private:
    const File& file_;
    std::uint64_t size_;
    std::uint64_t begin_ = 0;
    Bytes bytes_;
};

}  // namespace orthant::journal
