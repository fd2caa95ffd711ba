// One job of test.idle by the real loop, for a simulator of MPI that owns the clock; README.md says what is simulated.
// Arguments: a folder for the journal, then what the job sets ("key=value"). Rank 0 prints one line.

#include "base/clock.hpp"
#include "cli/shared_board.hpp"
#include "comm/communicator.hpp"
#include "comm/environment.hpp"
#include "comm/mpi_transport.hpp"
#include "job/parse.hpp"
#include "run/ledger.hpp"
#include "run/makespan.hpp"
#include "run/rank_loop.hpp"
#include "study/reduce.hpp"
#include "support/list_scheduler.hpp"
#include "support/studies/studies.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace orthant::test {
namespace {

const char* job_text = R"(
study = "test.idle"
[space]
x = 0
[settings]
durations = "uniform"
mean_ms = 10
)";

study::Registry registry_of_idle() {
    study::Registry registry;
    registry.add(idle());
    return registry;
}

job::Job parse_idle(std::vector<std::string> overrides, int ranks) {
    overrides.insert(overrides.begin(), "tasks=" + std::to_string(20 * ranks));
    return job::parse_job("simulated.toml", job_text, overrides, registry_of_idle().catalogue());
}

/// Rank 0 serves the others between the slices of its sleep, so these stay as short as a kernel's.
job::Job parse_idle_of_rank(std::vector<std::string> overrides, const comm::Communicator& world) {
    if (world.rank() == 0) overrides.emplace_back("slice_ms=2");
    return parse_idle(std::move(overrides), world.size());
}

// What rank 0 pays beside MPI, as tests/bench/desk_bench.cpp measures it. The simulator leaves computing out, so it is
// slept.
constexpr double letter_s = 3e-6;     ///< for a letter and the answer to it
constexpr double section_s = 0.3e-6;  ///< more for each rank's part of the letter
constexpr double report_s = 0.04e-6;  ///< more for each task in it
constexpr double range_s = 0.25e-6;   ///< more for each range handed out

double handling_s(const comm::Message& message) {
    ByteReader body(message.bytes);
    if (body.get<run::MessageKind>() != run::MessageKind::letter) return letter_s;
    run::read_need(body);
    double seconds = letter_s;
    while (!body.at_end()) {
        const run::Section section = run::read_section(body);
        seconds += section_s;
        if (section.head.kind != run::SectionKind::reports) continue;
        for (const run::ReportRun& run : run::find_runs(section.bytes, [](const run::TaskReport&) {}))
            seconds += report_s * static_cast<double>(run.tasks.count);
    }
    return seconds;
}

double handing_out_s(ByteView message) {
    ByteReader body(message);
    if (body.get<run::MessageKind>() != run::MessageKind::batch) return 0;
    return range_s * static_cast<double>(run::decode_batch(body).ranges.size());
}

/// Another transport, on which rank 0's work takes its time; the messages of other ranks are counted.
class HandlingTransport final : public comm::Transport {
  public:
    explicit HandlingTransport(comm::Transport& transport) : transport_(&transport) {}

    int rank() const override { return transport_->rank(); }
    int size() const override { return transport_->size(); }
    void send(int to, Bytes bytes) override {
        if (const double seconds = handing_out_s(bytes); seconds > 0) sleep_s(seconds);
        transport_->send(to, std::move(bytes));
    }
    bool all_sent() const override { return transport_->all_sent(); }
    std::vector<int> newly_dead() override { return transport_->newly_dead(); }
    std::optional<comm::Message> receive() override {
        auto message = transport_->receive();
        if (!message) return message;
        if (message->from != rank()) ++received_;
        sleep_s(handling_s(*message));
        return message;
    }
    std::uint64_t received() const { return received_; }

  private:
    comm::Transport* transport_;
    std::uint64_t received_ = 0;
};

void expect(bool holds, const std::string& what) {
    if (!holds) throw std::runtime_error("simulated job: " + what);
}

/// How long each task takes, by the study's own forecast, in order of point and task.
std::vector<double> forecast_durations_s(std::vector<std::string> overrides, int ranks) {
    overrides.emplace_back("forecast=true");
    const job::Job job = parse_idle(std::move(overrides), ranks);
    const job::Space space(job);
    const auto study = registry_of_idle().open(job);
    std::vector<double> durations_s;
    for (std::uint64_t p = 0; p < space.points(); ++p) {
        const job::Point point = space.point(p);
        for (std::uint64_t task = 0; task < study->tasks(point); ++task)
            durations_s.push_back(study->cost(point, task).value());
    }
    return durations_s;
}

/// Every task recorded once, with the record and the means of one rank alone, bit for bit.
void check_records(const study::Study& study, const job::Space& space, const study::RecordSource& records,
                   const std::vector<double>& durations_s) {
    expect(records.size() == durations_s.size(),
           std::to_string(records.size()) + " records of " + std::to_string(durations_s.size()) + " tasks");
    study::ResultTable results = study::reduce_all(study, space, {}, records);
    study::ResultTable alone(space, study.layout());
    const auto cursor = records.open();
    std::uint64_t index = 0;
    for (std::uint64_t p = 0; p < space.points(); ++p) {
        const job::Point point = space.point(p);
        const auto reduction = study.reduction(point);
        for (std::uint64_t task = 0; task < study.tasks(point); ++task, ++index) {
            ByteWriter record;
            record.put(durations_s[index]);
            reduction->add(record.view());
            const std::string name = "task " + std::to_string(task) + " of point " + std::to_string(p);
            expect(cursor->next() && cursor->outcome().id == study::TaskId{p, task}, name + " was not recorded");
            expect(std::ranges::equal(cursor->record(), record.view()),
                   name + " left another record than it does alone");
        }
        study::ResultRow row = alone.row(p);
        reduction->finish(row);
        expect(results.row(p).real("mean").front() == row.real("mean").front(), "not the mean of one rank alone");
    }
}

/// What `orthant plan` says beforehand of the same part of the run. Where the study forecasts nothing, as if the mean
/// duration had been measured.
double planned_s(const study::Study& study, const job::Space& space, const run::Nodes& nodes) {
    run::Plan plan = run::plan_job(study, space, {});
    if (!plan.has_forecast)
        plan.calibration = run::Calibration({{.seconds_per_cost = 1e-3 * space.job().real("mean_ms"), .tasks = 1}});
    const run::Ranks at{static_cast<double>(nodes.node_of_rank.size()),
                        static_cast<double>(nodes.ranks_of_node.size())};
    return run::makespan(plan, at).computing_s;
}

void print_line(int ranks, std::vector<double> durations_s, bool is_forecast, double makespan_s, double planned_s,
                std::uint64_t messages) {
    const double work_s = std::accumulate(durations_s.begin(), durations_s.end(), 0.0);
    const double longest_s = *std::max_element(durations_s.begin(), durations_s.end());
    const auto efficiency = [&](double seconds) { return work_s / (ranks * seconds); };
    if (is_forecast) std::sort(durations_s.begin(), durations_s.end(), std::greater<>());
    const double greedy = efficiency(list_makespan_s(durations_s, ranks));
    const double bound = efficiency(std::max(longest_s, work_s / ranks));
    std::printf(
        "ranks=%d tasks=%zu work_s=%.6g makespan_s=%.6g efficiency=%.4f greedy=%.4f ratio=%.4f bound=%.4f "
        "planned_s=%.6g messages=%llu\n",
        ranks, durations_s.size(), work_s, makespan_s, efficiency(makespan_s), greedy, efficiency(makespan_s) / greedy,
        bound, planned_s, static_cast<unsigned long long>(messages));
    std::fflush(stdout);
}

/// Rank 0's part, wired as `orthant run` does it; the makespan is that of the loop, from its start, with all ranks
/// ready and nothing handed out, to the last task's report.
void coordinate(const study::Study& study, const job::Space& space, const std::vector<std::string>& overrides,
                const comm::Communicator& world, const cli::SharedBoard& board, const run::OutputPaths& paths) {
    const run::Binding binding{space.job().name, job::identity(space.job()), 0, "simulated", "any", {}};
    run::Ledger ledger(paths, {binding, "simulated.toml", job_text, overrides},
                       {std::vector<std::string>(static_cast<std::size_t>(world.size()), "simulated")}, {},
                       {.commit_mode = journal::CommitMode::inline_});
    run::Coordinator coordinator(study, space, {}, board.nodes().ranks_of_node);
    comm::MpiTransport mpi(world);
    HandlingTransport transport(mpi);
    run::Progress progress(run::ProgressStyle::quiet, std::cerr, monotonic_s());
    run::Desk desk(study, space, board.nodes(), coordinator, ledger, transport, progress, [] {});
    run::RankLoop loop(study, space, transport, board.board(), ledger.checkpoints(), &desk);

    world.barrier();
    const double start_s = monotonic_s();
    loop.run();
    const double makespan_s = monotonic_s() - start_s;
    const std::uint64_t messages = transport.received();
    ledger.close();
    loop.finish(ExitCode::complete);

    const std::vector<double> durations_s = forecast_durations_s(overrides, world.size());
    check_records(study, space, ledger.records(), durations_s);
    print_line(world.size(), durations_s, space.job().boolean("forecast"), makespan_s,
               planned_s(study, space, board.nodes()), messages);
    ledger.remove();
}

void compute(const study::Study& study, const job::Space& space, const comm::Communicator& world,
             const cli::SharedBoard& board, const run::OutputPaths& paths) {
    comm::MpiTransport transport(world);
    const journal::CheckpointDirectory checkpoints(paths.tasks(), 0);
    run::RankLoop loop(study, space, transport, board.board(), checkpoints, nullptr);
    world.barrier();
    loop.run();
}

}  // namespace
}  // namespace orthant::test

int main(int argc, char** argv) {
    using namespace orthant;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const comm::Environment environment;
    try {
        test::expect(!arguments.empty(), "needs a folder for the journal");
        const comm::Communicator world = comm::Communicator::world();
        const std::vector<std::string> overrides(arguments.begin() + 1, arguments.end());
        const job::Job job = test::parse_idle_of_rank(overrides, world);
        test::expect(job.real("mean_ms") > 0, "mean_ms must be positive: there is no efficiency without work");
        const job::Space space(job);
        const auto study = test::registry_of_idle().open(job);
        const cli::SharedBoard board(world);
        const run::OutputPaths paths{std::filesystem::path(arguments.front()) / "simulated.h5"};
        if (world.rank() == 0)
            test::coordinate(*study, space, overrides, world, board, paths);
        else
            test::compute(*study, space, world, board, paths);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << std::endl;
        std::_Exit(1);  // the whole simulator, which takes MPI_Abort for a success
    }
    return 0;
}
