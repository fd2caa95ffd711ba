// A long task whose state finds no room on the disk.

#include "base/error.hpp"
#include "comm/in_process.hpp"
#include "run/in_process_nodes.hpp"
#include "run/worker.hpp"
#include "support/jobs.hpp"
#include "support/small_files.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <vector>

namespace orthant::run::unsaved_state_test {
namespace {

/// Rank 1 at a task that saves its state whenever it can.
class SavingWorker : public testing::Test {
  protected:
    static std::unique_ptr<study::Study> open(const job::Job& job) {
        static const study::Registry registry = test::studies();
        return registry.open(job);
    }

    /// What the worker has sent to rank 0 by now, its bodies left out but for an errno.
    struct Sent {
        MessageKind kind;
        std::int32_t error_number = 0;
        bool operator==(const Sent&) const = default;
    };
    std::vector<Sent> sent() {
        std::vector<Sent> all;
        while (const auto message = coordinator_->receive()) {
            ByteReader body(message->bytes);
            Sent one{body.get<MessageKind>()};
            if (one.kind == MessageKind::unsaved) one.error_number = body.get<std::int32_t>();
            all.push_back(one);
        }
        return all;
    }

    job::Job job_ = test::parse("study = 'test.steady'\n[space]\nstart = 0.2\n[settings]\nsteps = 20000\n");
    job::Space space_{job_};
    std::unique_ptr<study::Study> study_ = open(job_);
    test::TempDirectory directory_;
    journal::CheckpointDirectory checkpoints_{directory_ / "tasks", 0};
    comm::InProcessNetwork network_{2};
    std::unique_ptr<comm::Transport> coordinator_ = network_.endpoint(0);
    std::unique_ptr<comm::Transport> transport_ = network_.endpoint(1);
    test::HeapBoard shared_{{.ranks = 1}};
    Worker worker_{*study_,      space_, *transport_,         shared_.board(),
                   checkpoints_, [] {},  [] { return true; }, {.checkpoint_interval_s = 0}};
};

TEST_F(SavingWorker, goes_on_where_the_disk_is_full_and_tells_so_once) {
    worker_.put({{{{0, 0, 1}, 1.0}}});
    {
        const test::SmallFiles full(10);
        worker_.compute_next();
    }
    EXPECT_NO_THROW(worker_.check());
    const auto all = sent();
    ASSERT_GE(all.size(), 2u);
    EXPECT_EQ(all.front(), (Sent{MessageKind::unsaved, EFBIG}));
    EXPECT_EQ(std::count(all.begin(), all.end(), all.front()), 1);
    EXPECT_EQ(all.back().kind, MessageKind::letter) << "the task is done";
    EXPECT_TRUE(std::filesystem::is_empty(checkpoints_.path())) << "nothing half written is left";
}

TEST_F(SavingWorker, keeps_the_last_state_that_found_room) {
    worker_.put({{{{0, 0, 1}, 1.0}}});
    worker_.compute_next();
    const auto before = checkpoints_.load(0, 0);
    ASSERT_TRUE(before);
    worker_.put({{{{0, 0, 1}, 1.0}}});
    {
        const test::SmallFiles full(10);
        worker_.compute_next();
    }
    EXPECT_EQ(checkpoints_.load(0, 0), before);
}

TEST_F(SavingWorker, gives_up_where_the_disk_fails_otherwise) {
    test::write_file(checkpoints_.path(), "not a directory");
    worker_.put({{{{0, 0, 1}, 1.0}}});
    worker_.compute_next();
    EXPECT_THROW(worker_.check(), Error);
    EXPECT_TRUE(sent().empty());
}

}  // namespace
}  // namespace orthant::run::unsaved_state_test
