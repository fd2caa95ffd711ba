#include "cli/weights_command.hpp"

#include "base/build_info.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "cli/derived_output.hpp"
#include "cli/loaded_study.hpp"
#include "cli/replay_context.hpp"
#include "cli/stored_job.hpp"
#include "cli/task_name.hpp"
#include "store/arrangement.hpp"
#include "store/weights_file.hpp"
#include "store/whole_file.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace orthant::cli {
namespace {

struct RankedPoint {
    std::uint64_t point;
    double value;  ///< of the result by which points are compared
};

/// The points whose value is finite, the least first, of equal ones the first first.
std::vector<RankedPoint> ranked(const store::ResultReader& file, const StoredJob& job, const std::string& result) {
    const store::StoredVariable variable = file.variable(result);
    const auto* values = std::get_if<std::vector<double>>(&variable.values);
    if (values == nullptr || values->size() != job.space.points())
        throw Error(ErrorKind::storage, "'" + file.path().string() + "': its variable '" + result +
                                            "' has not a number for each point; use a copy");
    const std::vector<double> by_point = store::Arrangement::of_points(job.space).to_table(*values);
    std::vector<RankedPoint> points;
    for (std::uint64_t p = 0; p < by_point.size(); ++p)
        if (std::isfinite(by_point[p])) points.push_back({p, by_point[p]});
    std::ranges::stable_sort(points, {}, &RankedPoint::value);
    return points;
}

std::map<std::uint64_t, std::uint64_t> record_digests(const store::ResultReader& file) {
    std::map<std::uint64_t, std::uint64_t> digests;
    const auto tasks = file.tasks();
    for (const auto task = tasks->open(); task->next();) digests[task->outcome().id.point] = task->outcome().digest;
    return digests;
}

store::WeightsOrigin origin_of(const store::ResultReader& file, const StoredJob& job) {
    return {.study = job.job.study,
            .job = job.job.text,
            .job_file = file.attribute("job_file"),
            .overrides = job.job.overrides,
            .data_outline = file.data_outline(),
            .orthant_version = build_info().version,
            .conventions = job.study->conventions()};
}

/// The arrays of a point, whose record must come out as it is in the file.
std::vector<study::NamedArray> fitted_again(const study::Study& study, const job::Point& point, std::uint64_t digest,
                                            const std::string& file, study::TaskContext& context) {
    ByteWriter record;
    auto arrays = study.fitted(point, context, record);
    if (hash64(record.view()) != digest)
        throw Error(ErrorKind::storage,
                    "'" + file + "': " + point_name(point) +
                        " comes out otherwise when it is computed again (another program, another kind of CPU, or a "
                        "damaged file); take the program that wrote the file");
    return arrays;
}

}  // namespace

ExitCode weights_command(const WeightsArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const store::ResultReader file(arguments.file);
    const StoredJob job(file, registry, arguments.data_folder);
    const std::string chosen_by = job.study->chosen_by();
    if (chosen_by.empty())
        throw Error(ErrorKind::usage, "'" + arguments.file + "' has no weights (" + job.job.study +
                                          " fits nothing that it leaves out of its results); see orthant show");
    std::vector<RankedPoint> points = ranked(file, job, chosen_by);
    if (points.empty())
        throw Error(ErrorKind::usage, "'" + arguments.file + "' has no point with a " + chosen_by +
                                          " (all diverged or failed); look at orthant show");
    points.resize(std::min<std::size_t>(points.size(), arguments.best));

    prepare_output(arguments.output, "weights_version", {arguments.file});
    const LoadedStudy loaded(open_with_data(file, job.job, registry));
    const auto digests = record_digests(file);
    ReplayContext context(points.size());
    store::write_whole_file(arguments.output, [&](const h5::Group& root) {
        store::write_origin(root, origin_of(file, job));
        for (std::size_t place = 0; place < points.size(); ++place) {
            const auto [number, value] = points[place];
            const job::Point point = job.space.point(number);
            store::write_weights(root, place,
                                 {number, point.label(), chosen_by, value,
                                  fitted_again(*loaded.study, point, digests.at(number), arguments.file, context)});
            context.count_task();
        }
        return std::vector<h5::FileRange>();
    });
    context.end_line();
    out << "'" << arguments.output << "': " << points.size() << " of " << job.space.points() << " points, the best by "
        << chosen_by << '\n';
    return ExitCode::complete;
}

}  // namespace orthant::cli
