#include "journal/frame_scanner.hpp"
#include "journal/journal.hpp"
#include "journal/journal_header.hpp"

#include <iterator>

#include <fcntl.h>

namespace orthant::journal {
namespace {

std::string describe_damage(const std::filesystem::path& path, const FoundFrame& next_good) {
    return "'" + path.native() + "': " + std::to_string(next_good.skipped) + " damaged bytes at byte " +
           std::to_string(next_good.offset - next_good.skipped) + " were skipped";
}

/// Finds the last commit, and the damage before it.
void survey(FrameScanner scanner, const std::filesystem::path& path, Replay& replay) {
    std::vector<std::string> since_commit;
    while (const std::optional<FoundFrame> frame = scanner.next()) {
        if (frame->skipped > 0) since_commit.push_back(describe_damage(path, *frame));
        if (frame->head.kind != FrameKind::commit) continue;
        replay.end = frame->end();
        replay.next_sequence = frame->head.sequence + 1;
        std::move(since_commit.begin(), since_commit.end(), std::back_inserter(replay.damage));
        since_commit.clear();
    }
}

bool counts(const FoundFrame& frame, std::uint64_t committed_end) {
    if (frame.head.kind == FrameKind::commit) return false;
    const bool is_note = frame.head.kind == FrameKind::assigned || frame.head.kind == FrameKind::working;
    return is_note || frame.offset < committed_end;
}

}  // namespace

// Two passes, since whether a frame counts is known only at the commit behind it, however far that is:
// the second costs one more read of pages that are in memory by then, and no frame has to be kept.
Replay replay(const std::filesystem::path& path,
              const std::function<void(FrameKind, FrameAt, ByteView payload)>& frame) {
    const File file = File::open(path, O_RDONLY);
    const std::uint64_t size = file.size();
    JournalHeader header = read_journal_header(file);

    Replay replay;
    replay.end = header.end;
    replay.next_sequence = 1;
    survey(FrameScanner(file, size, header.salt, header.end, 1), path, replay);
    replay.torn_bytes = size - replay.end;

    FrameScanner scanner(file, size, header.salt, header.end, 1);
    while (const std::optional<FoundFrame> found = scanner.next()) {
        if (counts(*found, replay.end)) frame(found->head.kind, found->payload(), scanner.payload(*found));
    }
    replay.header = std::move(header.binding);
    return replay;
}

}  // namespace orthant::journal
