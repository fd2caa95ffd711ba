#pragma once

#include "comm/in_process.hpp"
#include "run/desk.hpp"
#include "support/jobs.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace orthant::test {

/// A desk before its first tick, on rank 0 of a few, each on a node of its own.
class SmallDesk {
  public:
    /// Tasks in `alone` run one at a time, before all others.
    explicit SmallDesk(int ranks = 3, std::vector<study::TaskId> alone = {}) : ranks_(ranks), alone_(std::move(alone)) {
        for (int rank = 0; rank < ranks; ++rank) endpoints_.push_back(network_.endpoint(rank));
        desk_.emplace(*study_, space_, nodes_, coordinator_, ledger_, *endpoints_[0], progress_, [] {});
    }

    run::Desk& desk() { return *desk_; }
    const run::OutputPaths& paths() const { return paths_; }
    run::Ledger& ledger() { return ledger_; }

    /// The batch that came for this rank, if one did.
    std::optional<run::Batch> batch_for(int rank) {
        const auto message = endpoints_[static_cast<std::size_t>(rank)]->receive();
        if (!message) return std::nullopt;
        ByteReader body(message->bytes);
        EXPECT_EQ(body.get<run::MessageKind>(), run::MessageKind::batch);
        return run::decode_batch(body);
    }

    /// What kind of message came for this rank, if one did.
    std::optional<run::MessageKind> kind_for(int rank) {
        const auto message = endpoints_[static_cast<std::size_t>(rank)]->receive();
        if (!message) return std::nullopt;
        return ByteReader(message->bytes).get<run::MessageKind>();
    }

    /// All tasks of the batch done, and more work wanted.
    void report(int rank, const run::Batch& batch, std::uint64_t batches_come = 1) {
        ByteWriter reports;
        for (const run::BatchRange& range : batch.ranges)
            for (std::uint64_t task = range.first; task < range.end(); ++task)
                run::write_report(reports, {.outcome = {.id = {range.point, task}, .seconds = 1e-3}});
        ByteWriter section;
        run::write_section(section, run::SectionKind::reports, rank, reports.view());
        send(rank, {.appetite = run::Appetite::wants_work, .idle = 1, .batches = batches_come}, section.view());
    }

    void send(int rank, const run::Need& need, ByteView sections = {}) {
        const Bytes message = run::encode_letter(need, sections);
        ByteReader body(message);
        desk().handle(rank, body.get<run::MessageKind>(), body);
    }

  private:
    static std::unique_ptr<study::Study> open(const job::Job& job) {
        static const study::Registry registry = studies();
        return registry.open(job);
    }

    static std::vector<int> each_alone(int ranks) {
        std::vector<int> first(static_cast<std::size_t>(ranks));
        std::iota(first.begin(), first.end(), 0);
        return first;
    }

    int ranks_;
    std::vector<study::TaskId> alone_;
    TempDirectory directory_;
    job::Job job_ = parse("study = 'test.idle'\n[space]\nx = 1\n[settings]\ntasks = 1000\n");
    job::Space space_{job_};
    std::unique_ptr<study::Study> study_ = open(job_);
    run::OutputPaths paths_{directory_ / "a.h5"};
    run::Ledger ledger_{paths_, {}, {std::vector<std::string>(static_cast<std::size_t>(ranks_), "here")}, {}};
    run::Nodes nodes_{each_alone(ranks_)};
    run::Coordinator coordinator_{*study_, space_, {}, nodes_.ranks_of_node, {}, alone_};
    comm::InProcessNetwork network_{ranks_};
    std::vector<std::unique_ptr<comm::Transport>> endpoints_;
    run::Progress progress_{run::ProgressStyle::quiet, std::cerr, 0};
    std::optional<run::Desk> desk_;
};

}  // namespace orthant::test
