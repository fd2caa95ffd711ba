#include "journal/journal.hpp"

#include "journal/file_window.hpp"
#include "journal/frame.hpp"
#include "journal/journal_fixture.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace orthant::journal::replay_test {
namespace {

using test::read_file;
using test::TempDirectory;
using test::write_file;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Three groups and an uncommitted tail; payloads empty, short, long, and with magics in them.
AccountedJournal write_small_journal(const std::filesystem::path& path) {
    AccountedJournal accounted(path);
    accounted.append(FrameKind::run_start, "begin");
    accounted.append(FrameKind::reports, "");
    accounted.commit();
    accounted.append(FrameKind::assigned, "tasks 1 to 9");
    accounted.append(FrameKind::reports, "OFRMOFRM" + std::string(80, 'x') + "OFRM");
    accounted.append(FrameKind::tried, "7");
    accounted.commit();
    accounted.append(FrameKind::reports, "the last that counts");
    accounted.commit();
    accounted.append(FrameKind::reports, "not committed");
    accounted.append(FrameKind::assigned, "task 10");
    accounted.append(FrameKind::reports, "nor this");
    accounted.append(FrameKind::assigned, "task 11");
    accounted.journal.flush();
    return accounted;
}

TEST(Replay, delivers_whole_groups_when_cut_at_any_byte) {
    const TempDirectory directory;
    const AccountedJournal written = write_small_journal(directory / "whole");
    const std::string whole = read_file(directory / "whole");
    ASSERT_EQ(whole.size(), written.journal.size());
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        SCOPED_TRACE("cut at " + std::to_string(length));
        write_file(directory / "cut", whole.substr(0, length));
        if (length < written.header_end) {
            ASSERT_THAT(storage_error_of([&] { replay_all(directory / "cut"); }), HasSubstr("--fresh"));
            continue;
        }
        std::vector<KnownFrame> readable;
        std::uint64_t end = written.header_end;
        std::uint64_t sequence = 1;
        std::uint64_t next_sequence = 1;
        for (const KnownFrame& frame : written.frames) {
            if (frame.end > length) break;
            readable.push_back(frame);
            ++sequence;
            if (frame.kind != FrameKind::commit) continue;
            end = frame.end;
            next_sequence = sequence;
        }
        const Replayed replayed = replay_all(directory / "cut");
        ASSERT_EQ(replayed.frames, expected_from(readable));
        ASSERT_EQ(replayed.summary.end, end);
        ASSERT_EQ(replayed.summary.next_sequence, next_sequence);
        ASSERT_EQ(replayed.summary.torn_bytes, length - end);
        ASSERT_EQ(text_of(replayed.summary.header), "binding");
        ASSERT_THAT(replayed.summary.damage, IsEmpty());
    }
}

TEST(Replay, loses_exactly_the_frame_in_which_a_byte_is_flipped) {
    const TempDirectory directory;
    const AccountedJournal written = write_small_journal(directory / "whole");
    const std::string whole = read_file(directory / "whole");
    for (std::size_t offset = 0; offset < whole.size(); ++offset) {
        for (const char flip : {'\x01', '\x80', '\xff'}) {
            SCOPED_TRACE("byte " + std::to_string(offset));
            std::string flipped = whole;
            flipped[offset] = static_cast<char>(flipped[offset] ^ flip);
            write_file(directory / "flipped", flipped);
            if (offset < written.header_end) {
                ASSERT_THAT(storage_error_of([&] { replay_all(directory / "flipped"); }), HasSubstr("--fresh"));
                continue;
            }
            std::vector<KnownFrame> readable = written.frames;
            const auto hit = std::ranges::find_if(readable, [&](const KnownFrame& f) { return offset < f.end; });
            const KnownFrame lost = *hit;
            readable.erase(hit);
            const Replayed replayed = replay_all(directory / "flipped");
            ASSERT_EQ(replayed.frames, expected_from(readable));
            const bool reported = lost.end <= replayed.summary.end;
            ASSERT_THAT(replayed.summary.damage, SizeIs(reported ? 1 : 0));
            if (!reported) {
                ASSERT_GT(replayed.summary.torn_bytes, 0u);
            } else {
                ASSERT_THAT(replayed.summary.damage[0],
                            HasSubstr(std::to_string(lost.end - lost.begin) + " damaged bytes at byte " +
                                      std::to_string(lost.begin)));
            }
        }
    }
}

TEST(Replay, drops_garbage_and_zeros_behind_the_last_commit) {
    const TempDirectory directory;
    AccountedJournal written(directory / "journal");
    written.append(FrameKind::reports, "one");
    written.commit();
    const std::string whole = read_file(directory / "journal");
    std::mt19937 engine(1);
    std::string noise(5000, '\0');
    for (char& c : noise) c = static_cast<char>(engine());
    const std::vector<std::string> tails = {std::string(1, '\0'), std::string(3'000'000, '\0'), noise, "OFRM",
                                            "OFRM" + std::string(100, '\xff')};
    for (const std::string& tail : tails) {
        write_file(directory / "tailed", whole + tail);
        const Replayed replayed = replay_all(directory / "tailed");
        EXPECT_EQ(replayed.frames, expected_from(written.frames));
        EXPECT_EQ(replayed.summary.end, whole.size());
        EXPECT_EQ(replayed.summary.torn_bytes, tail.size());
        EXPECT_THAT(replayed.summary.damage, IsEmpty());
    }
}

TEST(Replay, skips_damage_longer_than_its_blocks) {
    const TempDirectory directory;
    AccountedJournal written(directory / "journal");
    written.append(FrameKind::reports, "before");
    written.append(FrameKind::reports, std::string(3'500'000, 'O'));
    written.append(FrameKind::reports, "after");
    written.append(FrameKind::reports, std::string(2'500'000, 'b'));
    written.commit();
    EXPECT_EQ(replay_all(directory / "journal").frames, expected_from(written.frames));
    std::string bytes = read_file(directory / "journal");
    bytes[written.frames[1].begin + 3'000'000] ^= 1;
    write_file(directory / "journal", bytes);
    written.frames.erase(written.frames.begin() + 1);
    const Replayed replayed = replay_all(directory / "journal");
    EXPECT_EQ(replayed.frames, expected_from(written.frames));
    EXPECT_THAT(replayed.summary.damage, SizeIs(1));
}

TEST(Replay, finds_the_next_frame_across_the_edge_of_a_block) {
    for (std::size_t before_edge = 0; before_edge < 6; ++before_edge) {
        const TempDirectory directory;
        AccountedJournal written(directory / "journal");
        written.append(FrameKind::reports, std::string(FileWindow::block_bytes - head_bytes - before_edge, 'x'));
        written.append(FrameKind::reports, "next");
        written.append(FrameKind::reports, "after");
        written.commit();
        std::string bytes = read_file(directory / "journal");
        bytes[written.header_end] ^= 1;
        write_file(directory / "journal", bytes);
        written.frames.erase(written.frames.begin());
        EXPECT_EQ(replay_all(directory / "journal").frames, expected_from(written.frames)) << before_edge;
    }
}

TEST(Replay, says_what_is_wrong_with_a_header) {
    const TempDirectory directory;
    const auto message = [&](const std::string& content) {
        write_file(directory / "bad", content);
        return storage_error_of([&] { replay_all(directory / "bad"); });
    };
    EXPECT_THAT(message(""), HasSubstr("it is empty"));
    EXPECT_THAT(message("short"), HasSubstr("cut short"));
    EXPECT_THAT(message(std::string(1000, 'x')), HasSubstr("no journal"));

    ByteWriter payload;
    payload.put(std::uint32_t{99});
    payload.put(std::uint32_t{0});
    Bytes frame;
    append_frame(frame, FrameKind::header, 0, payload.view(), {});
    EXPECT_THAT(message(text_of(frame)), HasSubstr("its format version is 99, this program's is 1"));

    Bytes commit_first;
    append_frame(commit_first, FrameKind::commit, 0, payload.view(), {});
    EXPECT_THAT(message(text_of(commit_first)), HasSubstr("no journal"));
    EXPECT_THAT(storage_error_of([&] { replay_all(directory / "absent"); }), HasSubstr("absent"));
}

TEST(Replay, reads_a_large_journal) {
    const TempDirectory directory;
    constexpr std::uint64_t records = 200'000;
    {
        Journal journal = Journal::create(directory / "journal", bytes_of("binding"));
        for (std::uint64_t i = 0; i < records; ++i) {
            journal.append(FrameKind::reports, std::as_bytes(std::span(&i, 1)));
            if (i % 1000 == 999) journal.start_commit();
        }
        journal.commit();
    }
    std::uint64_t expected = 0;
    replay(directory / "journal", [&](FrameKind kind, FrameAt, ByteView payload) {
        ASSERT_EQ(kind, FrameKind::reports);
        ASSERT_EQ(ByteReader(payload).get<std::uint64_t>(), expected);
        ++expected;
    });
    EXPECT_EQ(expected, records);
}

}  // namespace
}  // namespace orthant::journal::replay_test
