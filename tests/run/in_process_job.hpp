#pragma once

#include "base/clock.hpp"
#include "comm/in_process.hpp"
#include "run/in_process_nodes.hpp"
#include "run/ledger.hpp"
#include "run/rank_loop.hpp"
#include "study/reduce.hpp"
#include "support/jobs.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace orthant::test {

/// A job run by the real loops and the real journal, its ranks being threads of this process.
class InProcessJob {
  public:
    InProcessJob(const std::string& text, std::filesystem::path output)
        : job_(parse(text)), space_(job_), paths_{std::move(output)} {}

    struct Options {
        int ranks = 1;
        int ranks_per_node = 1;
        double stop_after_s = 0;  ///< 0: run to the end
        run::WorkerOptions worker = {};
        std::string build_id = "build";
        study::Shard shard = {};
        std::set<int> dead = {};  ///< ranks that never answer, as is known a little later
    };

    struct End {
        bool is_stopped = false;
        std::vector<std::string> notices;
        std::string said;
        std::uint64_t tasks = 0;
        std::uint64_t failed = 0;
        std::optional<study::ResultTable> table;  ///< when run to the end
        run::PastRun run;
    };

    End run(const Options& options) {
        const std::vector<std::string> hosts(static_cast<std::size_t>(options.ranks), "here");
        const run::Binding binding{job_.name, job::identity(job_), 0, options.build_id, "any", options.shard};
        run::Ledger ledger(paths_, {binding, "", job_.text, {}}, {hosts}, {}, {.commit_interval_s = 0.01});
        const auto study = open();
        const InProcessNodes nodes(options.ranks, options.ranks_per_node);
        run::Coordinator coordinator(*study, space_, options.shard, nodes.nodes().ranks_of_node,
                                     {[&](study::TaskId id) { return ledger.has(id); }, ledger.history().busy_s()},
                                     ledger.suspects());
        comm::InProcessNetwork network(options.ranks);

        std::vector<std::thread> others;
        for (int rank = 1; rank < options.ranks; ++rank) {
            if (options.dead.contains(rank)) {
                network.kill(rank);
                continue;
            }
            others.emplace_back([&, rank] {
                const auto transport = network.endpoint(rank);
                const auto own_study = open();
                run::RankLoop loop(*own_study, space_, *transport, nodes.board_of(rank), ledger.checkpoints(), nullptr,
                                   options.worker);
                loop.run();
            });
        }
        End end;
        std::ostringstream out;
        run::Progress progress(run::ProgressStyle::lines, out, monotonic_s());
        const auto transport = network.endpoint(0);
        run::DeskOptions desk_options;
        if (options.stop_after_s > 0) desk_options.deadline_s = monotonic_s() + options.stop_after_s;
        run::Desk desk(
            *study, space_, nodes.nodes(), coordinator, ledger, *transport, progress, [] {}, desk_options);
        run::RankLoop loop(*study, space_, *transport, nodes.board_of(0), ledger.checkpoints(), &desk, options.worker);
        loop.run();
        ledger.close();
        loop.finish(ExitCode::complete);
        for (std::thread& other : others) other.join();

        end.is_stopped = desk.is_stopped();
        end.notices = ledger.notices();
        end.said = out.str();
        end.tasks = ledger.history().tasks();
        end.failed = ledger.history().failed();
        end.run = ledger.history().runs().back();
        if (!end.is_stopped) {
            end.table = study::reduce_all(*study, space_, options.shard, ledger.records());
            ledger.remove();
        }
        return end;
    }

    const run::OutputPaths& paths() const { return paths_; }
    const job::Job& job() const { return job_; }
    const job::Space& space() const { return space_; }

    std::unique_ptr<study::Study> open() const {
        static const study::Registry registry = studies();
        return registry.open(job_);
    }

  private:
    job::Job job_;
    job::Space space_;
    run::OutputPaths paths_;
};

/// Equal bits, NaN included.
inline void expect_same_bits(const study::ResultTable& a, const study::ResultTable& b) {
    ASSERT_EQ(a.variables().size(), b.variables().size());
    EXPECT_EQ(a.status(), b.status());
    for (std::size_t v = 0; v < a.variables().size(); ++v) {
        std::visit(
            [&](const auto& values) {
                using Values = std::decay_t<decltype(values)>;
                const auto& others = std::get<Values>(b.variables()[v].values);
                ASSERT_EQ(values.size(), others.size());
                EXPECT_EQ(std::memcmp(values.data(), others.data(), values.size() * sizeof(values[0])), 0)
                    << a.variables()[v].result.name;
            },
            a.variables()[v].values);
    }
}

}  // namespace orthant::test
