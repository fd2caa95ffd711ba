// What studies read back from files: the outline of their data, and the records of their tasks.
#include "base/error.hpp"
#include "cli/studies.hpp"
#include "fuzz/fuzz_input.hpp"
#include "job/parse.hpp"
#include "job/space.hpp"
#include "study/result_table.hpp"

#include <memory>
#include <string>
#include <vector>

namespace {

using namespace orthant;

/// A study's example, as it is before its data are known.
struct Asked {
    Asked(const study::Registry& registry, const std::string& name)
        : entry(registry.find(name)),
          job(job::parse_job("fuzz.toml", entry->example, {}, registry.catalogue())),
          space(job) {}

    const study::Entry* entry;
    job::Job job;
    job::Space space;
};

constexpr std::size_t most_records = 3;
constexpr std::uint64_t most_tasks = 64;

/// Every task has one of the records, so that the point is whole.
void reduce(const study::Study& study, const job::Space& space, fuzz::FuzzInput& input) {
    const job::Point point = space.point(0);
    const auto reduction = study.reduction(point);
    std::vector<ByteView> records;
    while (!input.at_end() && records.size() < most_records) records.push_back(input.stretch());
    const std::uint64_t tasks = study.tasks(point);
    if (records.empty() || tasks > most_tasks) return;
    for (std::uint64_t task = 0; task < tasks; ++task) reduction->add(records[task % records.size()]);
    if (reduction->next_round_tasks() > 0) return;
    study::ResultTable table(space, study.layout());
    study::ResultRow row = table.row(0);
    static_cast<void>(reduction->finish(row));
}

}  // namespace

/// The first byte chooses the study; then come an outline (the example's own where it is empty) and up to three
/// records. Data that do not suit the job are the user's to change: that is a clean refusal.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const study::Registry registry = cli::studies();
    static const std::vector<std::unique_ptr<Asked>> all = [] {
        std::vector<std::unique_ptr<Asked>> asked;
        for (const std::string& name : registry.names()) asked.push_back(std::make_unique<Asked>(registry, name));
        return asked;
    }();
    fuzz::FuzzInput input(data, size);
    const Asked& asked = *all[input.byte() % all.size()];
    const ByteView outline = input.stretch();
    try {
        const auto study = registry.open(asked.job);
        try {
            study->use_outline(outline.empty() ? ByteView(asked.entry->example_outline) : outline);
        } catch (const Error&) {
            return 0;
        }
        reduce(*study, asked.space, input);
    } catch (const MalformedBytes&) {
    }
    return 0;
}
