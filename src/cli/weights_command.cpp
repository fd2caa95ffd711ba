#include "cli/weights_command.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "cli/loaded_study.hpp"
#include "cli/replay_context.hpp"
#include "cli/stored_job.hpp"
#include "cli/task_name.hpp"
#include "h5/attribute.hpp"
#include "h5/dataset.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "store/arrangement.hpp"
#include "store/replacement.hpp"

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

void write_point(const h5::Group& root, std::size_t place, const job::Point& point, const RankedPoint& ranked_point,
                 const std::string& chosen_by, const std::vector<study::NamedArray>& arrays) {
    const h5::Group group = h5::create_group(root, "best_" + std::to_string(place));
    h5::write_attribute(group, "point", ranked_point.point);
    h5::write_attribute(group, "label", point.label());
    h5::write_attribute(group, chosen_by, ranked_point.value);
    for (const study::NamedArray& array : arrays)
        h5::write(h5::create_dataset(group, {.name = array.name, .shape = array.shape}), array.values);
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

    const LoadedStudy loaded(open_with_data(file, job.job, registry));
    const auto digests = record_digests(file);
    ReplayContext context(points.size());
    store::Replacement replacement(arguments.output);
    {
        const h5::File written = h5::create_file(replacement.path());
        const h5::Group root = h5::root_group(written);
        h5::write_attribute(root, "title", std::string("fitted by ") + job.job.study);
        h5::write_attribute(root, "job", job.job.text);
        for (std::size_t place = 0; place < points.size(); ++place) {
            const job::Point point = job.space.point(points[place].point);
            ByteWriter record;
            const auto arrays = loaded.study->fitted(point, context, record);
            if (hash64(record.view()) != digests.at(points[place].point))
                throw Error(ErrorKind::storage,
                            "'" + arguments.file + "': " + point_name(point) +
                                " comes out otherwise when it is computed again (another program, another kind of "
                                "CPU, or a damaged file); take the program that wrote the file");
            write_point(root, place, point, points[place], chosen_by, arrays);
            context.count_task();
        }
    }
    context.end_line();
    replacement.put_in_place([] {});
    out << "'" << arguments.output << "': " << points.size() << " of " << job.space.points() << " points, the best by "
        << chosen_by << '\n';
    return ExitCode::complete;
}

}  // namespace orthant::cli
