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

TEST(Messages, reports_survive_the_way) {
    ReportsWriter writer;
    EXPECT_TRUE(writer.empty());
    study::TaskOutcome outcome;
    outcome.id = {3, 4};
    outcome.status = study::TaskStatus::failed;
    outcome.seconds = 1.5;
    outcome.error = "why";
    const Bytes record = bytes_of("record");
    writer.add(outcome, true, record);
    writer.add({}, false, {});
    const Bytes message = writer.take(Appetite::wants_work);
    EXPECT_TRUE(writer.empty());
    ByteReader in(message);
    EXPECT_EQ(in.get<MessageKind>(), MessageKind::reports);
    const Reports received = decode_reports(in);
    EXPECT_EQ(received.appetite, Appetite::wants_work);
    ASSERT_EQ(received.reports.size(), 2u);
    EXPECT_EQ(received.reports[0].outcome.id, (study::TaskId{3, 4}));
    EXPECT_EQ(received.reports[0].outcome.error, "why");
    EXPECT_TRUE(received.reports[0].checkpointed);
    EXPECT_EQ(received.reports[0].record.size(), 6u);
    EXPECT_FALSE(received.reports[1].checkpointed);
    EXPECT_TRUE(in.at_end());
}

TEST(Messages, a_cut_message_is_malformed_at_every_length) {
    ReportsWriter writer;
    writer.add({}, false, bytes_of("some record"));
    const Bytes message = writer.take(Appetite::none);
    for (std::size_t length = 1; length < message.size(); ++length) {
        ByteReader in(ByteView(message).first(length));
        in.get<MessageKind>();
        EXPECT_THROW(decode_reports(in), MalformedBytes) << length;
    }
}

}  // namespace
}  // namespace orthant::run
