#include "journal/journal.hpp"

#include "base/contract.hpp"
#include "base/crc32c.hpp"
#include "journal/journal_fixture.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <random>
#include <thread>

namespace orthant::journal::journal_test {
namespace {

using test::read_file;
using test::TempDirectory;
using test::write_file;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> payloads_in(const std::filesystem::path& path) {
    std::vector<std::string> payloads;
    for (const KnownFrame& frame : replay_all(path).frames) payloads.push_back(frame.payload);
    return payloads;
}

/// Holds the committing thread at its check until told.
struct Gate {
    std::promise<void> reached;
    std::promise<void> opened;
    std::atomic<bool> passed = false;

    std::function<void()> check() {
        return [this, user = std::this_thread::get_id()] {
            if (std::this_thread::get_id() == user || passed.exchange(true)) return;
            reached.set_value();
            opened.get_future().wait();
        };
    }
};

/// What stands there, its checksum being that of `text`.
std::string read_back(const Journal& journal, FrameAt at, std::string_view text) {
    return text_of(journal.read(at, crc32c(bytes_of(text))));
}

TEST(Journal, is_readable_as_soon_as_it_is_created) {
    const TempDirectory directory;
    const Journal journal = Journal::create(directory / "journal", bytes_of("mine"));
    const Replayed replayed = replay_all(directory / "journal");
    EXPECT_EQ(text_of(replayed.summary.header), "mine");
    EXPECT_EQ(replayed.summary.end, journal.size());
    EXPECT_EQ(replayed.summary.next_sequence, 1u);
    EXPECT_FALSE(journal.has_uncommitted());
    EXPECT_FALSE(std::filesystem::exists(directory / "journal.new"));
}

TEST(Journal, does_not_replace_what_stands_there) {
    const TempDirectory directory;
    write_file(directory / "journal", "precious");
    EXPECT_THAT(storage_error_of([&] { Journal::create(directory / "journal", {}); }), HasSubstr("exists"));
    EXPECT_EQ(read_file(directory / "journal"), "precious");
    EXPECT_FALSE(std::filesystem::exists(directory / "journal.new"));
    EXPECT_THAT(storage_error_of([&] { Journal::create(directory / "none" / "journal", {}); }), HasSubstr("none"));
}

TEST(Journal, keeps_what_is_committed_and_nothing_else) {
    for (const CommitMode mode : {CommitMode::thread, CommitMode::inline_}) {
        const TempDirectory directory;
        {
            Journal journal = Journal::create(directory / "journal", {}, mode);
            journal.append(FrameKind::reports, bytes_of("one"));
            EXPECT_TRUE(journal.has_uncommitted());
            journal.commit();
            EXPECT_FALSE(journal.has_uncommitted());
            journal.append(FrameKind::reports, bytes_of("two"));
            journal.flush();
            EXPECT_TRUE(journal.has_uncommitted());
            journal.append(FrameKind::reports, bytes_of("three"));
        }
        EXPECT_THAT(payloads_in(directory / "journal"), ElementsAre("one"));
        EXPECT_GT(replay_all(directory / "journal").summary.torn_bytes, 0u);
    }
}

TEST(Journal, commits_nothing_when_nothing_was_appended) {
    const TempDirectory directory;
    Journal journal = Journal::create(directory / "journal", {});
    const std::uint64_t size = journal.size();
    EXPECT_TRUE(journal.start_commit());
    journal.commit();
    EXPECT_EQ(journal.size(), size);
}

TEST(Journal, goes_on_where_a_torn_tail_was_cut) {
    const TempDirectory directory;
    {
        AccountedJournal written(directory / "journal");
        written.append(FrameKind::reports, "one");
        written.commit();
        written.append(FrameKind::assigned, "lost unless appended again");
        written.append(FrameKind::reports, "torn");
        written.journal.flush();
    }
    const Replay first = replay_all(directory / "journal").summary;
    {
        Journal journal = Journal::reopen(directory / "journal", first.end, first.next_sequence);
        EXPECT_EQ(journal.size(), first.end);
        EXPECT_EQ(std::filesystem::file_size(directory / "journal"), first.end);
        journal.append(FrameKind::reports, bytes_of("two"));
        journal.commit();
    }
    EXPECT_THAT(payloads_in(directory / "journal"), ElementsAre("one", "two"));
    const Replay second = replay_all(directory / "journal").summary;
    EXPECT_EQ(second.next_sequence, first.next_sequence + 2);
    EXPECT_THAT(second.damage, testing::IsEmpty());
}

TEST(Journal, gathers_appends_while_a_commit_is_under_way) {
    const TempDirectory directory;
    Gate gate;
    Journal journal = Journal::create(directory / "journal", {});
    journal.before_commit(gate.check());
    const FrameAt in_group = journal.append(FrameKind::reports, bytes_of("in the group"));
    ASSERT_TRUE(journal.start_commit());
    gate.reached.get_future().wait();
    EXPECT_FALSE(journal.start_commit());
    EXPECT_TRUE(journal.has_uncommitted());

    const FrameAt flushed = journal.append(FrameKind::reports, bytes_of("flushed"));
    journal.flush();
    const FrameAt gathered = journal.append(FrameKind::reports, bytes_of("gathered"));
    EXPECT_EQ(read_back(journal, in_group, "in the group"), "in the group");
    EXPECT_EQ(read_back(journal, flushed, "flushed"), "flushed");
    EXPECT_EQ(read_back(journal, gathered, "gathered"), "gathered");

    gate.opened.set_value();
    journal.commit();
    EXPECT_FALSE(journal.has_uncommitted());
    EXPECT_THAT(payloads_in(directory / "journal"), ElementsAre("in the group", "flushed", "gathered"));
    EXPECT_EQ(read_back(journal, in_group, "in the group"), "in the group");
    EXPECT_EQ(read_back(journal, gathered, "gathered"), "gathered");
}

TEST(Journal, survives_many_commits_amid_appends) {
    const TempDirectory directory;
    std::vector<std::string> expected;
    std::mt19937 engine(1);
    {
        Journal journal = Journal::create(directory / "journal", {});
        for (int i = 0; i < 5000; ++i) {
            expected.push_back(std::to_string(i) + std::string(engine() % 3000, 'p'));
            journal.append(FrameKind::reports, bytes_of(expected.back()));
            if (engine() % 7 == 0) journal.flush();
            if (engine() % 5 == 0) journal.start_commit();
        }
        journal.commit();
    }
    EXPECT_EQ(payloads_in(directory / "journal"), expected);
}

TEST(Journal, writes_out_before_memory_grows) {
    const TempDirectory directory;
    Journal journal = Journal::create(directory / "journal", {});
    const std::string payload(1 << 20, 'm');
    for (int i = 0; i < 16; ++i) journal.append(FrameKind::reports, bytes_of(payload));
    EXPECT_GE(std::filesystem::file_size(directory / "journal") + (5 << 20), journal.size());
    EXPECT_THAT(payloads_in(directory / "journal"), testing::IsEmpty());
    journal.commit();
    EXPECT_EQ(payloads_in(directory / "journal"), std::vector<std::string>(16, payload));
}

TEST(Journal, reads_back_after_reopening_and_finds_damage) {
    const TempDirectory directory;
    FrameAt at;
    {
        Journal journal = Journal::create(directory / "journal", {});
        at = journal.append(FrameKind::reports, bytes_of("payload"));
        journal.commit();
    }
    const Replay found = replay_all(directory / "journal").summary;
    const Journal journal = Journal::reopen(directory / "journal", found.end, found.next_sequence);
    EXPECT_EQ(read_back(journal, at, "payload"), "payload");
    EXPECT_EQ(read_back(journal, {at.offset + 3, 2}, "lo"), "lo");
    EXPECT_THROW(journal.read({at.offset, at.length + 1000}, 0), ContractViolation);
    EXPECT_THROW(journal.read({at.offset, at.length - 1}, crc32c(bytes_of("payload"))), Error);

    std::string bytes = read_file(directory / "journal");
    bytes[at.offset + 3] ^= 1;
    write_file(directory / "journal", bytes);
    EXPECT_THAT(storage_error_of([&] { read_back(journal, at, "payload"); }),
                HasSubstr("byte " + std::to_string(at.offset)));
}

TEST(Journal, keeps_its_own_kinds_to_itself) {
    const TempDirectory directory;
    Journal journal = Journal::create(directory / "journal", {});
    EXPECT_THROW(journal.append(FrameKind::commit, {}), ContractViolation);
    EXPECT_THROW(journal.append(FrameKind::header, {}), ContractViolation);
}

TEST(Journal, can_be_moved_with_a_commit_under_way) {
    const TempDirectory directory;
    Gate gate;
    Journal first = Journal::create(directory / "journal", {});
    first.before_commit(gate.check());
    first.append(FrameKind::reports, bytes_of("one"));
    first.start_commit();
    gate.reached.get_future().wait();
    Journal second = std::move(first);
    second.append(FrameKind::reports, bytes_of("two"));
    gate.opened.set_value();
    second.commit();
    EXPECT_THAT(payloads_in(directory / "journal"), ElementsAre("one", "two"));
}

}  // namespace
}  // namespace orthant::journal::journal_test
