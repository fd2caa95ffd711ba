#include "run/desk.hpp"

#include "comm/in_process.hpp"
#include "support/jobs.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace orthant::run::desk_test {
namespace {

/// A desk before its first tick, on rank 0 of three, each on a node of its own.
class DeskOfThree {
  public:
    DeskOfThree() {
        for (int rank = 0; rank < 3; ++rank) endpoints_.push_back(network_.endpoint(rank));
        desk_.emplace(*study_, space_, nodes_, coordinator_, ledger_, *endpoints_[0], progress_, [] {});
    }

    Desk& desk() { return *desk_; }

    /// The batch that came for this rank, if one did.
    std::optional<Batch> batch_for(int rank) {
        const auto message = endpoints_[static_cast<std::size_t>(rank)]->receive();
        if (!message) return std::nullopt;
        ByteReader body(message->bytes);
        EXPECT_EQ(body.get<MessageKind>(), MessageKind::batch);
        return decode_batch(body);
    }

    /// What kind of message came for this rank, if one did.
    std::optional<MessageKind> kind_for(int rank) {
        const auto message = endpoints_[static_cast<std::size_t>(rank)]->receive();
        if (!message) return std::nullopt;
        return ByteReader(message->bytes).get<MessageKind>();
    }

    /// All tasks of the batch done, and more work wanted.
    void report(int rank, const Batch& batch) {
        ByteWriter reports;
        for (const BatchRange& range : batch.ranges)
            for (std::uint64_t task = range.first; task < range.end(); ++task)
                write_report(reports, {.outcome = {.id = {range.point, task}, .seconds = 1e-3}});
        ByteWriter section;
        write_section(section, SectionKind::reports, rank, reports.view());
        send(rank, {.appetite = Appetite::wants_work, .idle = 1, .batches = 1}, section.view());
    }

    void send(int rank, const Need& need, ByteView sections = {}) {
        const Bytes message = encode_letter(need, sections);
        ByteReader body(message);
        desk().handle(rank, body.get<MessageKind>(), body);
    }

  private:
    static std::unique_ptr<study::Study> open(const job::Job& job) {
        static const study::Registry registry = test::studies();
        return registry.open(job);
    }

    test::TempDirectory directory_;
    job::Job job_ = test::parse("study = 'test.idle'\n[space]\nx = 1\n[settings]\ntasks = 1000\n");
    job::Space space_{job_};
    std::unique_ptr<study::Study> study_ = open(job_);
    Ledger ledger_{{directory_ / "a.h5"}, {}, {std::vector<std::string>(3, "here")}, {}};
    Nodes nodes_{{0, 1, 2}};
    Coordinator coordinator_{*study_, space_, {}, nodes_.ranks_of_node};
    comm::InProcessNetwork network_{3};
    std::vector<std::unique_ptr<comm::Transport>> endpoints_;
    Progress progress_{ProgressStyle::quiet, std::cerr, 0};
    std::optional<Desk> desk_;
};

TEST(Desk, gives_every_rank_work_without_being_asked) {
    DeskOfThree three;
    three.desk().tick(0);
    for (int rank = 0; rank < 3; ++rank) {
        EXPECT_TRUE(three.batch_for(rank)) << rank;
        EXPECT_FALSE(three.batch_for(rank)) << rank << " has not asked for another";
    }
}

TEST(Desk, answers_who_asks_at_once) {
    DeskOfThree three;
    three.desk().tick(0);
    for (int rank = 0; rank < 3; ++rank) {
        const auto first = three.batch_for(rank);
        ASSERT_TRUE(first);
        three.report(rank, *first);
        EXPECT_TRUE(three.batch_for(rank)) << "before the next tick, after which others may have asked as well";
    }
}

TEST(Desk, passes_over_an_ask_that_a_later_one_has_overtaken) {
    DeskOfThree three;
    three.desk().tick(0);
    ASSERT_TRUE(three.batch_for(1));
    three.send(1, {.appetite = Appetite::wants_work, .idle = 1, .batches = 1, .serial = 5});
    EXPECT_TRUE(three.batch_for(1));
    three.send(1, {.appetite = Appetite::wants_work, .idle = 1, .batches = 2, .serial = 4});
    EXPECT_FALSE(three.batch_for(1));
    three.send(1, {.appetite = Appetite::wants_work, .idle = 1, .batches = 2, .serial = 6});
    EXPECT_TRUE(three.batch_for(1));
}

TEST(Desk, hands_out_nothing_more_once_it_stops) {
    DeskOfThree three;
    three.desk().tick(0);
    const auto first = three.batch_for(1);
    ASSERT_TRUE(first);
    three.desk().stop("the test says so", 0);
    EXPECT_EQ(three.kind_for(1), MessageKind::stop);
    three.report(1, *first);
    three.desk().tick(0);
    EXPECT_FALSE(three.kind_for(1));
}

}  // namespace
}  // namespace orthant::run::desk_test
