#pragma once

#include "journal/journal.hpp"

#include <optional>

namespace orthant::journal {

/// The head of a frame; README.md has the layout.
struct FrameHead {
    std::uint32_t length = 0;  ///< bytes of payload
    std::uint64_t sequence = 0;
    FrameKind kind = FrameKind::header;
    std::uint32_t crc = 0;
};

inline constexpr std::size_t frame_head_bytes = 24;
inline constexpr std::uint32_t most_payload_bytes = std::uint32_t{1} << 30;

/// "OFRM". As a length it is out of range, so that a run of magics is no run of plausible frames.
inline constexpr std::uint32_t frame_magic = 0x4D52464F;
static_assert(frame_magic > most_payload_bytes);

/// What a frame's checksum starts from, besides its content: the journal it belongs to and where it stands there.
/// So no copy of a frame is good anywhere else, be it within a payload or in a block that the disk misplaced.
struct FramePlace {
    std::uint32_t salt = 0;    ///< random in each journal, 0 for its header
    std::uint64_t offset = 0;  ///< of the frame in the file
};

/// The checksum of place and head; continued over the payload it is FrameHead::crc.
std::uint32_t crc_before_payload(const FrameHead& head, FramePlace place);

/// Appends head and payload to `out`; the length and the checksum are filled in.
void append_frame(Bytes& out, FrameKind kind, std::uint64_t sequence, ByteView payload, FramePlace place);

/// The head in these frame_head_bytes; none if no frame can begin so (magic, length, kind, padding).
/// The checksum is not looked at.
std::optional<FrameHead> decode_head(ByteView bytes);

}  // namespace orthant::journal
