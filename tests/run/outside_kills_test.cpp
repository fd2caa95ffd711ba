#include "run/ledger.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace orthant::run::outside_kills_test {
namespace {

using study::TaskId;

constexpr std::uint64_t batch = 64;

/// A job of short tasks on one rank, and what becomes of its ledger when it is killed. Times are in milliseconds.
class KilledJob {
  public:
    explicit KilledJob(const std::filesystem::path& output) : paths_{output} {}

    /// Killed so long after its start, in a suspect or not, mostly before anything was committed.
    void run_until(double killed_at) {
        Ledger ledger = open();
        if (ledger.history().lone_deaths()) ++lone_deaths_;
        double now = start_up;
        for (const TaskId suspect : ledger.suspects()) {
            if (now > killed_at) return;
            ledger.assigned({{suspect.point, suspect.task, 1}}, Company::alone);
            if ((now += task + commit) > killed_at) return;
            finish(ledger, suspect.task, 1);
        }
        if (now > killed_at) return;
        const std::uint64_t first = ledger.history().tasks() > 0 ? first_left(ledger) : 0;
        ledger.assigned({{0, first, batch}}, Company::others);
        if ((now += std::max(batch * task, commit_interval)) > killed_at) return;
        finish(ledger, first, batch);
    }

    Ledger open() const {
        Binding binding;
        binding.build_id = "build";
        return Ledger(paths_, {binding, "job.toml", "text", {}}, {.host_of_rank = {"a"}}, {},
                      {.commit_interval_s = 0, .commit_mode = journal::CommitMode::inline_});
    }

    /// How often a run found the one before to have died while one task ran alone.
    int lone_deaths() const { return lone_deaths_; }

  private:
    static constexpr double start_up = 100, task = 5, commit = 5, commit_interval = 1000;

    static std::uint64_t first_left(const Ledger& ledger) {
        std::uint64_t task = 0;
        while (ledger.has({0, task})) ++task;
        return task;
    }

    static void finish(Ledger& ledger, std::uint64_t first, std::uint64_t count) {
        for (std::uint64_t i = first; i < first + count; ++i) {
            if (ledger.has({0, i})) continue;
            ByteWriter reports;
            write_report(reports, {.outcome = {.id = {0, i}}});
            ledger.record(0, reports.view());
        }
        ledger.tick(1e300, [] { return Standing(); });
    }

    OutputPaths paths_;
    int lone_deaths_ = 0;
};

TEST(OutsideKills, condemn_no_task_whenever_they_come) {
    for (const unsigned seed : {1u, 2u, 3u}) {
        const test::TempDirectory directory;
        KilledJob job(directory / "out.h5");
        std::mt19937 random(seed);
        for (int kill = 0; kill < 100; ++kill) job.run_until(static_cast<double>(random() % 600));
        EXPECT_GT(job.lone_deaths(), 5) << "many died while one task ran alone";
        const Ledger ledger = job.open();
        EXPECT_EQ(ledger.history().failed(), 0u) << seed;
        EXPECT_TRUE(ledger.history().tries().empty()) << seed;
        EXPECT_GT(ledger.history().tasks(), batch) << "and it gets on";
    }
}

}  // namespace
}  // namespace orthant::run::outside_kills_test
