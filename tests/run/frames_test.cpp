#include "run/frames.hpp"

#include <gtest/gtest.h>

namespace orthant::run::frames_test {
namespace {

template <class Read>
void expect_malformed_when_cut(const Bytes& payload, Read read) {
    EXPECT_NO_THROW(read(payload));
    for (std::size_t length = 0; length < payload.size(); ++length)
        EXPECT_THROW(read(ByteView(payload).first(length)), MalformedBytes) << length;
}

TEST(Frames, survive_the_way) {
    const RunStart start = read_run_start(encode(RunStart{1.5, 7, 99, 3, {"a", "b"}, {2, "17_4", 4, 5}, 6.5}));
    EXPECT_EQ(start.time_s, 1.5);
    EXPECT_EQ(start.ranks, 7);
    EXPECT_EQ(start.checkpoints, 99u);
    EXPECT_EQ(start.first_host, 3u);
    EXPECT_EQ(start.hosts, (std::vector<std::string>{"a", "b"}));

    EXPECT_EQ(start.by.nodes, 2);
    EXPECT_EQ(start.by.slurm_job, "17_4");
    EXPECT_EQ(start.by.slurm_array_index, 4);
    EXPECT_EQ(start.by.slurm_restarts, 5);
    EXPECT_EQ(start.lost_before_s, 6.5);

    const RunEnd end = read_run_end(encode(RunEnd{2.5, 3.5, 4.5, 6}));
    EXPECT_EQ(end.time_s, 2.5);
    EXPECT_EQ(end.busy_s, 3.5);
    EXPECT_EQ(end.lost_s, 4.5);
    EXPECT_EQ(end.committed, 6u);

    const Assignment assignment = read_assignment(encode(Assignment{4.5, Company::alone, {{1, 2, 3}, {4, 5, 6}}}));
    EXPECT_EQ(assignment.time_s, 4.5);
    EXPECT_EQ(assignment.company, Company::alone);
    EXPECT_EQ(assignment.ranges, (std::vector<TaskRange>{{1, 2, 3}, {4, 5, 6}}));

    const Working working = read_working(encode(Working{6, {{7, 8}, 9.5}}));
    EXPECT_EQ(working.rank, 6);
    EXPECT_EQ(working.at.id, (study::TaskId{7, 8}));
    EXPECT_EQ(working.at.since_s, 9.5);

    const Try died = read_try(encode(Try{{8, 9}, "why"}));
    EXPECT_EQ(died.id, (study::TaskId{8, 9}));
    EXPECT_EQ(died.reason, "why");

    const Standing standing = read_standing(encode(Standing{5.5, 10, 20, 30.0}));
    EXPECT_EQ(standing.time_s, 5.5);
    EXPECT_EQ(standing.done, 10u);
    EXPECT_EQ(standing.known, 20u);
    EXPECT_EQ(standing.remaining_s, 30.0);
    EXPECT_FALSE(read_standing(encode(Standing{})).remaining_s);

    const Bytes reports(5, std::byte{42});
    const Bytes payload = encode(ReportsFrame{3, 4, reports});
    const ReportsFrame frame = read_reports_frame(payload);
    EXPECT_EQ(frame.rank, 3);
    EXPECT_EQ(frame.host, 4);
    EXPECT_EQ(Bytes(frame.reports.begin(), frame.reports.end()), reports);
    EXPECT_EQ(payload.size(), ReportsFrame::head_bytes + reports.size());
}

TEST(Frames, that_are_cut_are_malformed) {
    expect_malformed_when_cut(encode(RunStart{1.5, 7, 99, 3, {"a", "b"}}), read_run_start);
    expect_malformed_when_cut(encode(RunEnd{2.5, 3.5}), read_run_end);
    expect_malformed_when_cut(encode(Assignment{4.5, Company::alone, {{1, 2, 3}}}), read_assignment);
    expect_malformed_when_cut(encode(Working{6, {{7, 8}, 9.5}}), read_working);
    expect_malformed_when_cut(encode(Try{{8, 9}, "why"}), read_try);
    expect_malformed_when_cut(encode(Standing{5.5, 10, 20, 30.0}), read_standing);
    expect_malformed_when_cut(encode(ReportsFrame{3, 4, {}}), read_reports_frame);
}

TEST(Frames, of_absurd_hosts_are_malformed) {
    EXPECT_THROW(read_run_start(encode(RunStart{0, 1, 0, std::uint64_t{1} << 60, {}})), MalformedBytes);
}

}  // namespace
}  // namespace orthant::run::frames_test
