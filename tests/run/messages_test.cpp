#include "run/messages.hpp"

#include <gtest/gtest.h>

namespace orthant::run::messages_test {
namespace {

Bytes bytes_of(std::string_view text) {
    const auto raw = std::as_bytes(std::span(text.data(), text.size()));
    return {raw.begin(), raw.end()};
}

TEST(Messages, batch_survives_the_way) {
    const Batch sent{{{{7, 0, 3}, 0.25}, {{1u << 30, 5, 1}, 2}}};
    EXPECT_EQ(sent.expected_s(), 2.75);
    const Bytes message = encode_batch(sent);
    ByteReader in(message);
    EXPECT_EQ(in.get<MessageKind>(), MessageKind::batch);
    const Batch received = decode_batch(in);
    EXPECT_EQ(received.tasks(), 4u);
    EXPECT_EQ(received.ranges.at(1).point, 1u << 30);
    EXPECT_EQ(received.ranges.at(1).each_s, 2);
    EXPECT_EQ(received.expected_s(), 2.75);
    EXPECT_TRUE(in.at_end());
}

TEST(Messages, a_letter_tells_a_need_and_holds_sections_end_to_end) {
    const Bytes report = bytes_of("reports");
    ByteWriter sections;
    write_section_head(sections, {SectionKind::reports, 3, static_cast<std::uint32_t>(report.size())});
    sections.append(report);
    const Bytes at = encode(WorkingAt{{4, 5}, 6.5});
    write_section_head(sections, {SectionKind::working, 7, static_cast<std::uint32_t>(at.size())});
    sections.append(at);

    const Bytes letter = encode_letter({Appetite::wants_work, 11, 12}, sections.view());
    ByteReader in(letter);
    EXPECT_EQ(in.get<MessageKind>(), MessageKind::letter);
    const Need need = read_need(in);
    EXPECT_EQ(need.appetite, Appetite::wants_work);
    EXPECT_EQ(need.idle, 11u);
    EXPECT_EQ(need.batches, 12u);
    const Section first = read_section(in);
    EXPECT_EQ(first.head.kind, SectionKind::reports);
    EXPECT_EQ(first.head.rank, 3);
    EXPECT_EQ(Bytes(first.bytes.begin(), first.bytes.end()), report);
    const Section second = read_section(in);
    EXPECT_EQ(second.head.kind, SectionKind::working);
    EXPECT_EQ(second.head.rank, 7);
    EXPECT_EQ(read_working_at(second.bytes).id, (study::TaskId{4, 5}));
    EXPECT_EQ(read_working_at(second.bytes).since_s, 6.5);
    EXPECT_TRUE(in.at_end());
}

TEST(Messages, a_cut_section_is_malformed_at_every_length) {
    ByteWriter section;
    write_section_head(section, {SectionKind::reports, 3, 4});
    section.append(bytes_of("four"));
    for (std::size_t length = 0; length < section.size(); ++length) {
        ByteReader in(section.view().first(length));
        EXPECT_THROW(read_section(in), MalformedBytes) << length;
    }
}

TEST(Messages, a_cut_batch_is_malformed_at_every_length) {
    const Bytes message = encode_batch({{{{7, 0, 300}, 0.75}}});
    for (std::size_t length = 1; length < message.size(); ++length) {
        ByteReader in(ByteView(message).first(length));
        in.get<MessageKind>();
        EXPECT_THROW(decode_batch(in), MalformedBytes) << length;
    }
}

}  // namespace
}  // namespace orthant::run::messages_test
