#pragma once

#include "journal/file_window.hpp"
#include "journal/frame.hpp"

#include <optional>

namespace orthant::journal {

/// A good frame in the file.
struct FoundFrame {
    FrameHead head;
    std::uint64_t offset = 0;   ///< of the frame
    std::uint64_t skipped = 0;  ///< bytes between the end of the frame before and this one: damage

    std::uint64_t end() const { return offset + frame_head_bytes + head.length; }
    FrameAt payload() const { return {offset + frame_head_bytes, head.length}; }
};

/// Walks over the good frames behind the header. Where one is damaged, the next good one is looked for byte by byte:
/// its checksum must hold at that very place in this very journal, and its sequence number must be one that the
/// skipped bytes leave room for.
class FrameScanner {
  public:
    /// From `begin`, where the frame numbered `sequence` is expected, to the first `size` bytes' end.
    FrameScanner(const File& file, std::uint64_t size, std::uint32_t salt, std::uint64_t begin, std::uint64_t sequence)
        : window_(file, size), salt_(salt), position_(begin), sequence_(sequence), patience_bytes_(8 * size) {}

    /// None when no good frame is left.
    std::optional<FoundFrame> next();

    /// Of a frame just found; valid until the next call.
    ByteView payload(const FoundFrame& frame) {
        return window_.from(frame.payload().offset, frame.head.length).first(frame.head.length);
    }

  private:
    std::optional<FoundFrame> frame_at(std::uint64_t offset);
    bool checksum_holds(const FoundFrame& frame);
    std::optional<std::uint64_t> find_magic(std::uint64_t offset);

    FileWindow window_;
    std::uint32_t salt_;
    std::uint64_t position_;
    std::uint64_t sequence_;
    std::uint64_t patience_bytes_;  ///< to be read in vain: damage may be full of what looks like long frames
};

}  // namespace orthant::journal
