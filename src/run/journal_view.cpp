#include "run/journal_view.hpp"

namespace orthant::run {

JournalView::JournalView(const std::filesystem::path& path) : reader_(path) {
    const auto take = [&](journal::FrameKind kind, journal::FrameAt at, ByteView payload) {
        try {
            history_.replay(kind, at, payload);
        } catch (const MalformedBytes& e) {
            damage_.push_back("the frame at byte " + std::to_string(at.offset) + " makes no sense (" + e.what() + ")");
        }
    };
    const journal::Replay replay = journal::replay(path, take);
    head_ = read_journal_head(replay.header, path.string());
    damage_.insert(damage_.end(), replay.damage.begin(), replay.damage.end());
}

JournalRecords JournalView::records() const {
    return {[this](journal::FrameAt stretch, std::uint32_t crc) { return reader_.read(stretch, crc); }, history_};
}

}  // namespace orthant::run
