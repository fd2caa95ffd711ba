#include "journal/frame_scanner.hpp"

#include "base/crc32c.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace orthant::journal {

std::optional<FoundFrame> FrameScanner::next() {
    std::optional<FoundFrame> frame = frame_at(position_);
    std::optional<std::uint64_t> candidate = position_;
    while (!frame) {
        candidate = find_magic(*candidate + 1);
        if (!candidate) return std::nullopt;
        frame = frame_at(*candidate);
    }
    position_ = frame->end();
    sequence_ = frame->head.sequence + 1;
    return frame;
}

std::optional<FoundFrame> FrameScanner::frame_at(std::uint64_t offset) {
    if (offset + frame_head_bytes > window_.size()) return std::nullopt;
    const std::optional<FrameHead> head = decode_head(window_.from(offset, frame_head_bytes).first(frame_head_bytes));
    if (!head || head->kind == FrameKind::header) return std::nullopt;
    const FoundFrame frame{*head, offset, offset - position_};
    const std::uint64_t most_frames_lost = frame.skipped / frame_head_bytes;
    const bool sequence_fits = head->sequence >= sequence_ && head->sequence - sequence_ <= most_frames_lost;
    if (!sequence_fits || frame.end() > window_.size() || head->length > patience_bytes_) return std::nullopt;
    if (checksum_holds(frame)) return frame;
    patience_bytes_ -= head->length;
    return std::nullopt;
}

bool FrameScanner::checksum_holds(const FoundFrame& frame) {
    std::uint32_t crc = crc_before_payload(frame.head, {salt_, frame.offset});
    std::uint64_t at = frame.payload().offset;
    while (at < frame.end()) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(frame.end() - at, FileWindow::block_bytes));
        crc = crc32c(window_.from(at, count).first(count), crc);
        at += count;
    }
    return crc == frame.head.crc;
}

std::optional<std::uint64_t> FrameScanner::find_magic(std::uint64_t offset) {
    constexpr auto magic = std::bit_cast<std::array<std::byte, sizeof(frame_magic)>>(frame_magic);
    while (offset + magic.size() <= window_.size()) {
        const ByteView view = window_.from(offset, magic.size());
        const auto found = std::search(view.begin(), view.end(), magic.begin(), magic.end());
        const auto passed = static_cast<std::uint64_t>(found - view.begin());
        if (found != view.end()) return offset + passed;
        offset += view.size() - (magic.size() - 1);
    }
    return std::nullopt;
}

}  // namespace orthant::journal
