#include "run/worker.hpp"

#include "comm/in_process.hpp"
#include "support/jobs.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>

namespace orthant::run {
namespace {

std::unique_ptr<study::Study> open(const job::Job& job) {
    static const study::Registry registry = test::studies();
    return registry.open(job);
}

/// What the worker asks for in its next message to the coordinator, if there is one.
std::optional<Appetite> appetite(comm::Transport& coordinator) {
    const auto message = coordinator.receive();
    if (!message) return std::nullopt;
    ByteReader body(message->bytes);
    EXPECT_EQ(body.get<MessageKind>(), MessageKind::reports);
    return read_appetite(body);
}

TEST(Worker, asks_for_more_once_half_of_a_short_batch_is_done) {
    const job::Job job = test::parse("study = 'test.idle'\n[space]\nx = 1\n[settings]\ntasks = 100\n");
    const job::Space space(job);
    const auto study = open(job);
    const test::TempDirectory directory;
    const journal::CheckpointDirectory checkpoints(directory / "tasks", 0);
    comm::InProcessNetwork network(2);
    const auto coordinator = network.endpoint(0);
    const auto transport = network.endpoint(1);
    WorkerOptions options;
    options.report_interval_s = 1e9;
    Worker worker(
        *study, space, *transport, checkpoints, [] {}, [] { return true; }, options);

    worker.take({{{0, 0, 10}}, options.prefetch_s / 2});
    worker.tick(0);
    EXPECT_FALSE(appetite(*coordinator)) << "little is left, but nothing is done yet";
    for (int task = 0; task < 4; ++task) worker.compute_next();
    EXPECT_FALSE(appetite(*coordinator));
    worker.compute_next();
    EXPECT_EQ(appetite(*coordinator), Appetite::wants_work);
    worker.compute_next();
    EXPECT_FALSE(appetite(*coordinator)) << "it has asked";
}

}  // namespace
}  // namespace orthant::run
