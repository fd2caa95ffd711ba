#include "journal/frame.hpp"
#include "journal/journal_fixture.hpp"

#include <array>

namespace orthant::journal::replay_forgery_test {
namespace {

using test::read_file;
using test::TempDirectory;
using test::write_file;

std::uint32_t salt_of(const std::string& journal_bytes) {
    std::uint32_t salt;
    std::memcpy(&salt, journal_bytes.data() + head_bytes + sizeof(std::uint32_t), sizeof(salt));
    return salt;
}

TEST(ReplayForgery, takes_no_frame_embedded_in_a_damaged_payload) {
    const TempDirectory directory;
    AccountedJournal other(directory / "other");
    for (int i = 0; i < 20; ++i) other.append(FrameKind::reports, "foreign");
    other.commit();
    AccountedJournal written(directory / "journal");
    written.append(FrameKind::reports, "own");
    written.commit();
    const std::string own_copy = read_file(directory / "journal");
    const std::uint32_t salt = salt_of(own_copy);
    ASSERT_NE(salt, salt_of(read_file(directory / "other")));

    Bytes forged;  // the right salt and sequence number, the wrong place
    append_frame(forged, FrameKind::reports, 4, bytes_of("forged"), {salt, written.journal.size()});
    written.append(FrameKind::reports, own_copy + read_file(directory / "other") + text_of(forged));
    written.append(FrameKind::reports, "behind");
    written.commit();
    EXPECT_EQ(replay_all(directory / "journal").frames, expected_from(written.frames));

    std::string bytes = read_file(directory / "journal");
    bytes[written.frames[2].begin] ^= 1;
    write_file(directory / "journal", bytes);
    written.frames.erase(written.frames.begin() + 2);
    EXPECT_EQ(replay_all(directory / "journal").frames, expected_from(written.frames));
}

TEST(ReplayForgery, takes_no_frame_of_another_journal_at_the_same_place) {
    const TempDirectory directory;
    AccountedJournal other(directory / "other");
    AccountedJournal written(directory / "journal");
    for (AccountedJournal* journal : {&other, &written}) {
        journal->append(FrameKind::reports, journal == &other ? "foreign" : "our own");
        journal->append(FrameKind::reports, "behind");
        journal->commit();
    }
    const KnownFrame first = written.frames[0];
    const std::size_t length = first.end - first.begin;
    std::string bytes = read_file(directory / "journal");
    bytes.replace(first.begin, length, read_file(directory / "other").substr(first.begin, length));
    write_file(directory / "journal", bytes);
    written.frames.erase(written.frames.begin());
    EXPECT_EQ(replay_all(directory / "journal").frames, expected_from(written.frames));
}

/// The payload of the first frame found when a damaged payload holds a frame that is good but for its number.
std::string first_found_with_embedded(std::uint64_t sequence) {
    const TempDirectory directory;
    AccountedJournal written(directory / "journal");
    const std::uint32_t salt = salt_of(read_file(directory / "journal"));
    Bytes embedded;
    append_frame(embedded, FrameKind::reports, sequence, bytes_of("embedded"), {salt, written.header_end + head_bytes});
    written.append(FrameKind::reports, text_of(embedded));
    written.append(FrameKind::reports, "behind");
    written.commit();
    std::string bytes = read_file(directory / "journal");
    bytes[written.frames[0].begin] ^= 1;
    write_file(directory / "journal", bytes);
    return replay_all(directory / "journal").frames.at(0).payload;
}

TEST(ReplayForgery, resumes_only_at_a_sequence_number_that_the_gap_leaves_room_for) {
    EXPECT_EQ(first_found_with_embedded(0), "behind");
    EXPECT_EQ(first_found_with_embedded(1), "embedded");
    EXPECT_EQ(first_found_with_embedded(2), "embedded");
    EXPECT_EQ(first_found_with_embedded(3), "behind");
}

TEST(ReplayForgery, is_not_kept_for_hours_by_damage_that_looks_like_long_frames) {
    const TempDirectory directory;
    AccountedJournal written(directory / "journal");
    written.append(FrameKind::reports, "whole");
    written.commit();
    std::string bytes = read_file(directory / "journal");
    constexpr std::uint32_t heads = 1'000'000;
    for (std::uint32_t left = heads; left > 0; --left) {
        std::array<std::uint32_t, head_bytes / sizeof(std::uint32_t)> head{
            frame_magic, (left - 1) * static_cast<std::uint32_t>(head_bytes), 3, 0, 3, 0};
        bytes.append(reinterpret_cast<const char*>(head.data()), head_bytes);
    }
    write_file(directory / "journal", bytes);
    EXPECT_EQ(replay_all(directory / "journal").frames, expected_from(written.frames));
}

}  // namespace
}  // namespace orthant::journal::replay_forgery_test
