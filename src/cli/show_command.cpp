#include "cli/show_command.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/queue_sight.hpp"
#include "cli/result_json.hpp"
#include "cli/result_tables.hpp"
#include "cli/result_view.hpp"
#include "cli/stored_job.hpp"
#include "cli/unfinished_result.hpp"
#include "store/result_reader.hpp"

#include <filesystem>

namespace orthant::cli {
namespace {

void print_head(const store::ResultReader& reader, std::ostream& out) {
    const store::RunTotals totals = reader.totals();
    out << reader.attribute("title") << (reader.complete() ? "" : " (not complete)") << '\n'
        << "made " << reader.attribute("created") << " by orthant " << reader.attribute("orthant_version") << " ("
        << reader.attribute("git_commit") << "), " << human_duration(totals.wall_seconds) << " on "
        << counted(static_cast<std::uint64_t>(totals.ranks), "rank") << ", seed " << reader.attribute("seed") << "\n\n";
}

enum class Standing { finished, under_way };

void print_unfinished(const ResultView& view, Standing standing, std::ostream& out) {
    std::size_t all = 0;
    for (const auto status : {study::PointStatus::complete, study::PointStatus::failed, study::PointStatus::capped,
                              study::PointStatus::missing})
        all += view.points(status);
    const auto say = [&](study::PointStatus status, const char* what) {
        if (view.points(status) > 0) out << view.points(status) << " of " << all << " points " << what << '\n';
    };
    say(study::PointStatus::failed, "failed: the reasons stand in run/error");
    say(study::PointStatus::capped, "reached their cap before they were as precise as asked");
    say(study::PointStatus::missing,
        standing == Standing::finished ? "belong to other shards" : "are not computed yet, or belong to other shards");
}

void print_for_people(const store::ResultReader& reader, const ResultView& view, std::optional<std::size_t> width,
                      std::ostream& out) {
    print_head(reader, out);
    print_tables(view, width, out);
    for (const store::StoredVariable* variable : view.with_non_finite_cells())
        out << counted(static_cast<std::uint64_t>(variable->nan_count), "cell") << " of " << variable->name
            << " NaN or infinite\n";
    print_unfinished(view, reader.complete() ? Standing::finished : Standing::under_way, out);
}

bool is_under_way(const std::string& file) {
    return std::filesystem::exists(run::OutputPaths{file}.journal());
}

[[noreturn]] void throw_absent(const std::string& file) {
    const std::vector<run::OutputPaths> shards = shards_of({file});
    if (!shards.empty())
        throw Error(ErrorKind::storage, "'" + file + "': not gathered yet; look at its shards, the first of " +
                                            std::to_string(shards.size()) + " is '" + shards.front().output.string() +
                                            "'");
    throw Error(ErrorKind::storage, "'" + file +
                                        "': no result file is there, nor a journal of one; orthant status tells of a "
                                        "job that has not begun");
}

/// The result file, or what a job under way has come to.
store::ResultReader result_of(const std::string& file, const study::Registry& registry) {
    if (is_under_way(file)) return unfinished_result({file}, registry);
    if (!std::filesystem::exists(file)) throw_absent(file);
    return store::ResultReader(file);
}

/// Where the job itself writes: its output, and what lies beside that.
bool belongs_to(const std::string& path, const std::string& output) {
    const auto absolute = [](const std::string& name) {
        return std::filesystem::weakly_canonical(std::filesystem::absolute(name)).string();
    };
    return absolute(path).starts_with(absolute(output));
}

ExitCode write_snapshot(const ShowArguments& arguments, const study::Registry& registry, std::ostream& out) {
    if (!is_under_way(arguments.file))
        throw Error(ErrorKind::usage,
                    "--snapshot ('" + arguments.file + "' has no journal: " +
                        (std::filesystem::exists(arguments.file) ? "it is a result file already" : "nothing is there") +
                        "); give the output of a job under way");
    if (belongs_to(arguments.snapshot, arguments.file) || std::filesystem::exists(arguments.snapshot))
        throw Error(ErrorKind::usage,
                    "--snapshot ('" + arguments.snapshot + "' exists, or is where the job writes); name a new file");
    write_unfinished_result({arguments.file}, registry, arguments.snapshot);
    out << "what '" << arguments.file << "' has come to is in '" << arguments.snapshot << "'\n";
    return ExitCode::complete;
}

}  // namespace

ExitCode show_command(const ShowArguments& arguments, const study::Registry& registry, std::ostream& out) {
    if (!arguments.snapshot.empty()) return write_snapshot(arguments, registry, out);
    const store::ResultReader reader = result_of(arguments.file, registry);
    const ResultView view(reader, stored_choice(reader, registry));
    if (arguments.format == ShowFormat::json)
        print_json(reader, view, out);
    else
        print_for_people(reader, view, arguments.width, out);
    return ExitCode::complete;
}

}  // namespace orthant::cli
