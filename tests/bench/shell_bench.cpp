#include "job/parse.hpp"
#include "studies/dimension/shell.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace {

class IdleContext final : public orthant::study::TaskContext {
  public:
    void yield() override {}
    void offer_checkpoint(const std::function<void(orthant::ByteWriter&)>& /*save*/) override {}
    std::optional<orthant::ByteView> restored() override { return std::nullopt; }
};

/// Whole tasks of dimension.shell with five shells, as a job runs them; beside normal_coordinates, the generator alone.
void shell_tasks(benchmark::State& state) {
    const auto dimension = static_cast<std::uint64_t>(state.range(0));
    const std::uint64_t points = std::uint64_t{1} << 20;
    const orthant::study::Entry entry = orthant::dimension::shell();
    const orthant::job::Catalogue catalogue{[&](std::string_view) { return &entry.schema; }, {entry.schema.study}};
    const orthant::job::Job job = orthant::job::parse_job(
        "bench.toml",
        "study = \"dimension.shell\"\n[space]\nD = [" + std::to_string(dimension) +
            "]\nepsilon = [0.0001, 0.001, 0.01, 0.05, 0.1]\n[settings]\npoints = " + std::to_string(points / dimension),
        {}, catalogue);
    const auto study = entry.open(job);
    const orthant::job::Space space(job);
    const orthant::job::Point point = space.point(0);
    IdleContext context;
    const std::uint64_t tasks = study->tasks(point);
    for (auto _ : state)
        for (std::uint64_t task = 0; task < tasks; ++task) {
            orthant::ByteWriter record;
            study->compute(point, task, context, record);
        }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(points / dimension * dimension));
}
BENCHMARK(shell_tasks)->Arg(3)->Arg(50)->Arg(100)->Arg(1000)->Arg(100'000);

}  // namespace
