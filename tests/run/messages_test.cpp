#include "run/messages.hpp"

#include <gtest/gtest.h>

namespace orthant::run {
namespace {

Bytes bytes_of(std::string_view text) {
    const auto raw = std::as_bytes(std::span(text.data(), text.size()));
    return {raw.begin(), raw.end()};
}

TEST(Messages, batch_survives_the_way) {
    const Batch sent{{{7, 0, 3}, {1u << 30, 5, 1}}, 0.75};
    const Bytes message = encode_batch(sent);
    ByteReader in(message);
    EXPECT_EQ(in.get<MessageKind>(), MessageKind::batch);
    const Batch received = decode_batch(in);
    EXPECT_EQ(received.tasks(), 4u);
    EXPECT_EQ(received.ranges.at(1).point, 1u << 30);
    EXPECT_EQ(received.expected_s, 0.75);
    EXPECT_TRUE(in.at_end());
}

TEST(Messages, reports_carry_an_appetite_and_stand_end_to_end_behind_it) {
    ReportsWriter writer;
    EXPECT_TRUE(writer.empty());
    writer.add({.outcome = {.id = {3, 4}}, .record = bytes_of("record")});
    writer.add({.outcome = {.id = {9, 0}}});
    EXPECT_FALSE(writer.empty());
    const Bytes message = writer.take(Appetite::wants_work);
    EXPECT_TRUE(writer.empty());
    ByteReader in(message);
    EXPECT_EQ(in.get<MessageKind>(), MessageKind::reports);
    EXPECT_EQ(read_appetite(in), Appetite::wants_work);
    EXPECT_EQ(read_report(in).outcome.id, (study::TaskId{3, 4}));
    EXPECT_EQ(read_report(in).outcome.id, (study::TaskId{9, 0}));
    EXPECT_TRUE(in.at_end());
}

TEST(Messages, an_empty_report_may_still_ask_for_work) {
    ReportsWriter writer;
    writer.add({});
    writer.take(Appetite::none);
    const Bytes message = writer.take(Appetite::wants_work);
    ByteReader in(message);
    in.get<MessageKind>();
    EXPECT_EQ(read_appetite(in), Appetite::wants_work);
    EXPECT_TRUE(in.at_end());
}

TEST(Messages, a_cut_batch_is_malformed_at_every_length) {
    const Bytes message = encode_batch({{{7, 0, 300}}, 0.75});
    for (std::size_t length = 1; length < message.size(); ++length) {
        ByteReader in(ByteView(message).first(length));
        in.get<MessageKind>();
        EXPECT_THROW(decode_batch(in), MalformedBytes) << length;
    }
}

}  // namespace
}  // namespace orthant::run
