// What rank 0 pays for letters: their reports into the journal, and new batches in return.

#include "base/clock.hpp"
#include "comm/in_process.hpp"
#include "job/parse.hpp"
#include "run/desk.hpp"
#include "support/studies/studies.hpp"
#include "support/temp_directory.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace orthant::run {
namespace {

constexpr int nodes = 16;
constexpr int ranks_of_node = 64;

/// Rank 0 of 16 nodes of 64 ranks; the others only send letters, each with reports of all ranks of a node.
class DeskOfNodes {
  public:
    explicit DeskOfNodes(const std::string& durations)
        : job_(parse(durations)), space_(job_), study_(registry().open(job_)) {
        for (int rank = 0; rank < nodes * ranks_of_node; ++rank) endpoints_.push_back(network_.endpoint(rank));
        desk_.emplace(*study_, space_, nodes_, coordinator_, ledger_, *endpoints_[0], progress_, [] {});
        desk_->tick(0);
    }

    /// The next letter of a node with all that it has computed, cut into sections of so many tasks.
    std::optional<Bytes> letter(int node, std::uint64_t tasks_of_section) {
        const auto contact = static_cast<std::size_t>(node * ranks_of_node);
        ByteWriter sections;
        std::int32_t rank = 0;
        tasks_ = sections_ = ranges_ = 0;
        while (const auto message = endpoints_[contact]->receive()) {
            ByteReader body(message->bytes);
            if (body.get<MessageKind>() != MessageKind::batch) continue;
            ++batches_[node];
            for (BatchRange range : decode_batch(body).ranges) {
                ++ranges_;
                while (range.count > 0) add_section(sections, range, tasks_of_section, rank++ % ranks_of_node);
            }
        }
        if (sections_ == 0) return std::nullopt;
        return encode_letter({Appetite::wants_work, 0, batches_[node]}, sections.view());
    }

    /// Seconds for the letter.
    double handle(int node, const Bytes& letter) {
        const double start_s = monotonic_s();
        ByteReader body(letter);
        desk_->handle(node * ranks_of_node, body.get<MessageKind>(), body);
        return monotonic_s() - start_s;
    }

    double tasks() const { return tasks_; }  ///< of the last letter
    double sections() const { return sections_; }
    double ranges() const { return ranges_; }

  private:
    static const study::Registry& registry() {
        static const study::Registry registry = [] {
            study::Registry made;
            made.add(test::idle());
            return made;
        }();
        return registry;
    }
    static job::Job parse(const std::string& durations) {
        const std::string text =
            "study = 'test.idle'\n[space]\nx = { from = 1, to = 20 }\n[settings]\ntasks = 20000\n"
            "mean_ms = 1\ndurations = '" +
            durations + "'\n";
        return job::parse_job("bench.toml", text, {}, registry().catalogue());
    }
    static std::vector<int> first_ranks() {
        std::vector<int> first;
        for (int rank = 0; rank < nodes * ranks_of_node; ++rank) first.push_back(rank - rank % ranks_of_node);
        return first;
    }

    void add_section(ByteWriter& sections, BatchRange& range, std::uint64_t most, std::int32_t rank) {
        ByteWriter reports;
        ByteWriter record;
        record.put(0.0);
        const std::uint64_t count = std::min(most, range.count);
        for (std::uint64_t i = 0; i < count; ++i)
            write_report(reports,
                         {.outcome = {.id = {range.point, range.first + i}, .seconds = 1e-3}, .record = record.view()});
        write_section(sections, SectionKind::reports, rank, reports.view());
        range.first += count;
        range.count -= count;
        tasks_ += static_cast<double>(count);
        ++sections_;
    }

    test::TempDirectory directory_;
    job::Job job_;
    job::Space space_;
    std::unique_ptr<study::Study> study_;
    Ledger ledger_{{directory_ / "a.h5"}, {}, {std::vector<std::string>(nodes * ranks_of_node, "here")}, {}};
    Nodes nodes_{first_ranks()};
    Coordinator coordinator_{*study_, space_, {}, nodes_.ranks_of_node};
    comm::InProcessNetwork network_{nodes * ranks_of_node};
    std::vector<std::unique_ptr<comm::Transport>> endpoints_;
    Progress progress_{ProgressStyle::quiet, std::cerr, 0};
    std::optional<Desk> desk_;
    std::map<int, std::uint64_t> batches_;
    double tasks_ = 0, sections_ = 0, ranges_ = 0;
};

/// Letters in turn from all nodes until the tasks are used up; the time for each, and for each task.
void answer_letters(benchmark::State& state, const std::string& durations) {
    const auto tasks_of_section = static_cast<std::uint64_t>(state.range(0));
    std::optional<DeskOfNodes> desk;
    double tasks = 0, sections = 0, ranges = 0;
    int node = 0;
    for (auto _ : state) {
        std::optional<Bytes> letter;
        for (int tries = 0; !letter; ++tries) {
            if (!desk || tries == nodes) {
                desk.emplace(durations);
                tries = 0;
            }
            node = (node + 1) % nodes;
            letter = desk->letter(node, tasks_of_section);
        }
        state.SetIterationTime(desk->handle(node, *letter));
        tasks += desk->tasks();
        sections += desk->sections();
        ranges += desk->ranges();
    }
    const auto letters = static_cast<double>(state.iterations());
    state.counters["tasks"] = tasks / letters;
    state.counters["sections"] = sections / letters;
    state.counters["ranges"] = ranges / letters;
    state.SetItemsProcessed(static_cast<std::int64_t>(tasks));
}

BENCHMARK_CAPTURE(answer_letters, equal_tasks, "equal")->Arg(1)->Arg(20)->Arg(1000)->UseManualTime();
BENCHMARK_CAPTURE(answer_letters, different_tasks, "uniform")->Arg(1)->UseManualTime();

}  // namespace
}  // namespace orthant::run
