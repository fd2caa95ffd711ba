#include "run/worker.hpp"

#include "comm/in_process.hpp"
#include "run/in_process_nodes.hpp"
#include "support/jobs.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <vector>

namespace orthant::run::worker_test {
namespace {

/// A worker of rank 1 on a node of two, with what it sends to rank 0.
class WorkerOfTwo : public testing::Test {
  protected:
    static std::unique_ptr<study::Study> open(const job::Job& job) {
        static const study::Registry registry = test::studies();
        return registry.open(job);
    }

    /// The next letter to rank 0, if there is one: its need, and how many sections it has.
    std::optional<std::pair<Need, std::vector<SectionKind>>> letter() {
        const auto message = coordinator_->receive();
        if (!message) return std::nullopt;
        ByteReader body(message->bytes);
        EXPECT_EQ(body.get<MessageKind>(), MessageKind::letter);
        const Need need = read_need(body);
        std::vector<SectionKind> sections;
        while (!body.at_end()) sections.push_back(read_section(body).head.kind);
        return std::pair(need, sections);
    }

    job::Job job_ = test::parse("study = 'test.idle'\n[space]\nx = 1\n[settings]\ntasks = 100\n");
    job::Space space_{job_};
    std::unique_ptr<study::Study> study_ = open(job_);
    test::TempDirectory directory_;
    journal::CheckpointDirectory checkpoints_{directory_ / "tasks", 0};
    comm::InProcessNetwork network_{2};
    std::unique_ptr<comm::Transport> coordinator_ = network_.endpoint(0);
    std::unique_ptr<comm::Transport> transport_ = network_.endpoint(1);
    test::HeapBoard shared_{{.ranks = 2, .letter_interval_s = 1e9, .hungry_interval_s = 0}};
    bool may_take_ = true;
    Worker worker_{*study_, space_, *transport_, shared_.board(), checkpoints_, [] {}, [this] { return may_take_; }};
};

TEST_F(WorkerOfTwo, shares_a_batch_with_the_other_rank_of_its_node) {
    worker_.put({{{{0, 0, 10}, 1e-3}}});
    EXPECT_TRUE(worker_.has_work());
    const auto for_the_other = shared_.board().access()->take(1);
    ASSERT_TRUE(for_the_other);
    EXPECT_GT(for_the_other->first, 0u) << "the worker has the first";
}

TEST_F(WorkerOfTwo, tells_rank_0_what_is_done_and_that_it_has_nothing_to_do) {
    worker_.put({{{{0, 7, 1}, 1.0}}});
    EXPECT_FALSE(letter()) << "it has work, and long";
    worker_.compute_next();
    const auto sent = letter();
    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->first.appetite, Appetite::wants_work);
    EXPECT_EQ(sent->first.idle, 1u);
    EXPECT_EQ(sent->first.batches, 1u);
    EXPECT_EQ(sent->second, std::vector{SectionKind::reports});
    worker_.tick(1);
    EXPECT_FALSE(letter()) << "all is said";
}

TEST_F(WorkerOfTwo, leaves_work_to_others_while_it_may_not_compute) {
    may_take_ = false;
    worker_.put({{{{0, 0, 10}, 1e-3}}});
    EXPECT_FALSE(worker_.has_work());
    may_take_ = true;
    worker_.tick(1);
    EXPECT_TRUE(worker_.has_work());
}

TEST_F(WorkerOfTwo, begins_nothing_more_once_stopped) {
    worker_.put({{{{0, 0, 10}, 1e-3}}});
    worker_.compute_next();
    worker_.stop();
    EXPECT_FALSE(worker_.has_work());
    worker_.put({{{{0, 10, 10}, 1e-3}}});
    worker_.tick(1);
    EXPECT_FALSE(worker_.has_work());
    EXPECT_FALSE(shared_.board().access()->take(1)) << "nor does the other rank";
    EXPECT_TRUE(worker_.flush());
    EXPECT_EQ(letter()->second, std::vector{SectionKind::reports}) << "what is done is told";
}

}  // namespace
}  // namespace orthant::run::worker_test
