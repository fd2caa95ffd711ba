#include "run/journal_view.hpp"

namespace orthant::run {

JournalView::JournalView(const std::filesystem::path& path) : reader_(path) {
    const auto take = [&](journal::FrameKind kind, journal::FrameAt at, ByteView payload) {
        try {
            history_.replay(kind, at, payload);
        } catch (const MalformedBytes&) {
            return;  // the next run says so, and computes its tasks again
        }
    };
    head_ = read_journal_head(journal::replay(path, take).header, path.string());
}

JournalRecords JournalView::records() const {
    return {[this](journal::FrameAt stretch, std::uint32_t crc) { return reader_.read(stretch, crc); }, history_};
}

}  // namespace orthant::run
