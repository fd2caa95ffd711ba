#pragma once

#include "base/error.hpp"
#include "journal/journal.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::journal {

inline ByteView bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

inline std::string text_of(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A frame as its writer or its reader knows it.
struct KnownFrame {
    FrameKind kind{};
    std::uint64_t begin = 0;  ///< of the frame, head included
    std::uint64_t end = 0;
    std::string payload;

    bool operator==(const KnownFrame&) const = default;
};

inline void PrintTo(const KnownFrame& frame, std::ostream* out) {
    *out << "kind " << static_cast<int>(frame.kind) << " at " << frame.begin << "…" << frame.end;
}

inline constexpr std::uint64_t head_bytes = 24;

/// Writes a journal and keeps account of every frame in it, commit frames included.
struct AccountedJournal {
    Journal journal;
    std::vector<KnownFrame> frames;
    std::uint64_t header_end;

    explicit AccountedJournal(const std::filesystem::path& path, std::string_view binding = "binding")
        : journal(Journal::create(path, bytes_of(binding), CommitMode::inline_)), header_end(journal.size()) {}

    void append(FrameKind kind, const std::string& payload) {
        const FrameAt at = journal.append(kind, bytes_of(payload));
        frames.push_back({kind, at.offset - head_bytes, at.offset + at.length, payload});
    }
    void commit() {
        const std::uint64_t begin = journal.size();
        journal.commit();
        frames.push_back({FrameKind::commit, begin, journal.size(), ""});
    }
};

/// What must be delivered when only these frames can be read.
inline std::vector<KnownFrame> expected_from(const std::vector<KnownFrame>& readable) {
    std::uint64_t committed = 0;
    for (const KnownFrame& frame : readable) {
        if (frame.kind == FrameKind::commit) committed = frame.end;
    }
    std::vector<KnownFrame> expected;
    for (const KnownFrame& frame : readable) {
        if (frame.kind == FrameKind::commit) continue;
        if (frame.end <= committed || frame.kind == FrameKind::assigned || frame.kind == FrameKind::working)
            expected.push_back(frame);
    }
    return expected;
}

struct Replayed {
    Replay summary;
    std::vector<KnownFrame> frames;
};

inline Replayed replay_all(const std::filesystem::path& path) {
    Replayed result;
    result.summary = replay(path, [&](FrameKind kind, FrameAt at, ByteView payload) {
        result.frames.push_back({kind, at.offset - head_bytes, at.offset + at.length, text_of(payload)});
    });
    return result;
}

/// Runs `action` and returns the message of the storage Error it must throw.
template <class Action>
std::string storage_error_of(Action action) {
    try {
        action();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
        return error.what();
    }
    ADD_FAILURE() << "nothing was thrown";
    return "";
}

}  // namespace orthant::journal
