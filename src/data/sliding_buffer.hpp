#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <vector>

namespace orthant::data {

/// A file read from front to back, of which a piece lies in memory.
class SlidingBuffer {
  public:
    /// Reads the first piece. Error(data) for a file that cannot be used.
    explicit SlidingBuffer(const std::filesystem::path& file);

    /// What is in memory of the bytes not yet dropped. May be written to; moves when the buffer grows.
    std::span<char> rest() { return {buffer_.data() + begin_, end_ - begin_}; }
    bool is_all() const { return is_all_; }  ///< whether the rest of the file is in memory

    std::uint64_t file_bytes() const { return file_bytes_; }  ///< when it was opened

    void drop(std::size_t bytes);
    std::uint64_t dropped_bytes() const { return dropped_bytes_; }

    /// Reads on behind the rest: as much again, and at least a piece. Error(data) when that fails.
    void grow();

  private:
    std::filesystem::path path_;
    std::ifstream file_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;
    std::uint64_t file_bytes_ = 0, dropped_bytes_ = 0;
    bool is_all_ = false;
};

}  // namespace orthant::data
