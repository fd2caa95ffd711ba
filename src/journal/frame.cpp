#include "journal/frame.hpp"

#include "base/contract.hpp"
#include "base/crc32c.hpp"

#include <array>

namespace orthant::journal {
namespace {

using HeadBytes = std::array<std::byte, frame_head_bytes>;

constexpr std::size_t length_at = 4;
constexpr std::size_t sequence_at = 8;
constexpr std::size_t kind_at = 16;
constexpr std::size_t crc_at = 20;

template <class T>
void put(HeadBytes& bytes, std::size_t at, T value) {
    std::memcpy(bytes.data() + at, &value, sizeof(T));
}

template <class T>
T get(ByteView bytes, std::size_t at) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof(T));
    return value;
}

/// The kind with its three zero bytes, as one word.
std::uint32_t kind_word(FrameKind kind) {
    return static_cast<std::uint32_t>(kind);
}

HeadBytes encode_head(const FrameHead& head) {
    HeadBytes bytes{};
    put(bytes, 0, frame_magic);
    put(bytes, length_at, head.length);
    put(bytes, sequence_at, head.sequence);
    put(bytes, kind_at, kind_word(head.kind));
    put(bytes, crc_at, head.crc);
    return bytes;
}

}  // namespace

std::uint32_t crc_before_payload(const FrameHead& head, FramePlace place) {
    const std::uint32_t start = crc32c(std::as_bytes(std::span(&place.offset, 1)), place.salt);
    const HeadBytes bytes = encode_head(head);
    return crc32c(ByteView(bytes).subspan(length_at, crc_at - length_at), start);
}

void append_frame(Bytes& out, FrameKind kind, std::uint64_t sequence, ByteView payload, FramePlace place) {
    ORTHANT_EXPECT(payload.size() <= most_payload_bytes);
    FrameHead head{static_cast<std::uint32_t>(payload.size()), sequence, kind, 0};
    head.crc = crc32c(payload, crc_before_payload(head, place));
    const HeadBytes bytes = encode_head(head);
    out.insert(out.end(), bytes.begin(), bytes.end());
    out.insert(out.end(), payload.begin(), payload.end());
}

std::optional<FrameHead> decode_head(ByteView bytes) {
    ORTHANT_EXPECT(bytes.size() == frame_head_bytes);
    if (get<std::uint32_t>(bytes, 0) != frame_magic) return std::nullopt;
    const auto kind = get<std::uint32_t>(bytes, kind_at);
    if (kind == 0 || kind > 0xff) return std::nullopt;
    const auto length = get<std::uint32_t>(bytes, length_at);
    if (length > most_payload_bytes) return std::nullopt;
    return FrameHead{length, get<std::uint64_t>(bytes, sequence_at), static_cast<FrameKind>(kind),
                     get<std::uint32_t>(bytes, crc_at)};
}

}  // namespace orthant::journal
