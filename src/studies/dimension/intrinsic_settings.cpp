#include "studies/dimension/intrinsic_settings.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"
#include "studies/dimension/estimate_layout.hpp"

#include <algorithm>
#include <string>

namespace orthant::dimension {
namespace {

constexpr std::int64_t swiss_roll_dimension = 2;

std::vector<std::int64_t> integers(const job::Job& job, const char* parameter) {
    std::vector<std::int64_t> values;
    for (const job::Value& value : job.values(parameter)) values.push_back(std::get<std::int64_t>(value));
    return values;
}

ManifoldShape shape_of(Manifold manifold, std::int64_t dimension, std::int64_t ambient) {
    const std::int64_t d = manifold == Manifold::swiss_roll ? swiss_roll_dimension : dimension;
    return {manifold, static_cast<std::size_t>(d), static_cast<std::size_t>(ambient)};
}

/// What is wrong with a combination, and what to do; empty where nothing is.
std::string fault(const std::string& name, std::int64_t dimension, std::int64_t ambient) {
    const Manifold manifold = manifold_named(name);
    const std::string d = "d = " + std::to_string(dimension);
    if (manifold == Manifold::swiss_roll) {
        if (dimension != 0 && dimension != swiss_roll_dimension)
            return d +
                   " does not suit manifold = \"swiss_roll\" (it has 2 dimensions); leave d out, or give other "
                   "manifolds a job of their own";
    } else if (dimension == 0) {
        return "manifold = \"" + name + "\" needs its number of dimensions (d = 0); give d";
    }
    const std::size_t natural = shape_of(manifold, dimension, 0).natural_columns();
    if (ambient != 0 && static_cast<std::size_t>(ambient) < natural)
        return "D = " + std::to_string(ambient) + " does not hold manifold = \"" + name + "\" of " + d + " (it takes " +
               counted(natural, "column") + "); raise D, or leave it out";
    return {};
}

}  // namespace

IntrinsicSettings::IntrinsicSettings(const job::Job& job)
    : discard(job.real("discard")), sets(static_cast<std::uint64_t>(job.integer("sets"))) {
    const auto refuse = [&](const std::string& problem) {
        throw Error(ErrorKind::job, "'" + job.path.string() + "': " + problem);
    };
    for (const std::int64_t k : integers(job, "k")) ks.push_back(static_cast<std::size_t>(k));
    for (const job::Value& manifold : job.values("manifold"))
        for (const std::int64_t d : integers(job, "d"))
            for (const std::int64_t ambient : integers(job, "D")) {
                const std::string found = fault(std::get<std::string>(manifold), d, ambient);
                if (!found.empty()) refuse(found);
            }
    for (const std::int64_t rows : integers(job, "N"))
        if (largest_k() >= static_cast<std::size_t>(rows))
            refuse("k = " + std::to_string(largest_k()) + " is too many for N = " + std::to_string(rows) +
                   " (a point has " + counted(static_cast<std::uint64_t>(rows - 1), "other") +
                   " to be its neighbours); lower k, or raise N");
}

std::size_t IntrinsicSettings::largest_k() const {
    return std::ranges::max(ks);
}

IntrinsicPoint::IntrinsicPoint(const job::Point& point)
    : shape(shape_of(manifold_named(point.text("manifold")), point.integer("d"), point.integer("D"))),
      rows(static_cast<std::size_t>(point.integer("N"))) {}

IntrinsicCut::IntrinsicCut(const IntrinsicPoint& point) : rows_(point.rows) {
    constexpr double comparisons_per_task = 7e8;
    constexpr double seconds_per_comparison = 0.3e-9;
    constexpr double fewest_rows = 64;
    constexpr double sketched_columns = 160;
    const double columns = static_cast<double>(point.shape.columns());
    const double looked_at = point.shape.ambient == 0 ? columns : std::min(columns, sketched_columns) + columns / 16;
    const double comparisons = static_cast<double>(rows_) * (1 + looked_at / 16);
    seconds_per_row_ = seconds_per_comparison * comparisons;
    per_block_ = static_cast<std::size_t>(std::max(comparisons_per_task / comparisons, fewest_rows));
}

IntrinsicCut::Block IntrinsicCut::block(std::uint64_t task) const {
    const std::size_t first = task % blocks() * per_block_;
    return {task / blocks(), first, std::min(per_block_, rows_ - first)};
}

double IntrinsicCut::seconds(const Block& block) const {
    return seconds_per_row_ * static_cast<double>(block.rows);
}

job::Schema intrinsic_schema() {
    using job::Role;
    using job::Type;
    using job::Value;
    return {
        .study = "dimension.intrinsic",
        .summary = "How many dimensions points really have, estimated from the distances to their nearest neighbours.",
        .parameters = {
            {.name = "manifold",
             .description = "where the points lie: gaussian in R^d, uniform in the cube [0, 1]^d, on the sphere S^d "
                            "of R^(d+1), or on a swiss_roll (2 dimensions in R^3)",
             .type = Type::text,
             .role = Role::outer,
             .choices = manifold_names()},
            {.name = "d",
             .description = "the manifold's dimension; 0 for a swiss_roll, which has its own",
             .role = Role::outer,
             .default_value = Value{std::int64_t{0}},
             .minimum = 0,
             .maximum = 10'000},
            {.name = "D",
             .description = "columns into which the points are turned by a random isometry; 0: as many as they need",
             .role = Role::outer,
             .default_value = Value{std::int64_t{0}},
             .minimum = 0,
             .maximum = 100'000},
            {.name = "N", .description = "points of a set", .role = Role::outer, .minimum = 3, .maximum = 1e8},
            {.name = "k",
             .description = "nearest neighbours that the estimates of maximum likelihood look at",
             .role = Role::inner,
             .default_value = Value{std::int64_t{10}},
             .minimum = 2,
             .maximum = 10'000},
            {.name = "sets",
             .description = "independent sets of points, whose estimates are averaged",
             .default_value = Value{std::int64_t{10}},
             .minimum = 1,
             .maximum = 1e6},
            {.name = "discard",
             .description = "share of the ratios that TwoNN leaves out, the largest",
             .type = Type::real,
             .default_value = Value{0.1},
             .minimum = 0,
             .maximum = 0.9}}};
}

study::Layout intrinsic_layout() {
    using study::Number;
    study::Layout layout;
    const std::string error = " (from the spread over sets: unknown where there is one)";
    auto& results = layout.results;
    add_estimate(results, {"levina_bickel",
                           "mean over points of the maximum-likelihood dimension from k neighbours (Levina and Bickel "
                           "2004), mean over sets",
                           "1",
                           Number::real,
                           {"k"}});
    results.back().long_name += error;
    add_estimate(results, {"mackay_ghahramani",
                           "inverse of the mean over points of the inverse of that dimension (MacKay and Ghahramani "
                           "2005), mean over sets",
                           "1",
                           Number::real,
                           {"k"}});
    results.back().long_name += error;
    add_estimate(results, {"two_nn",
                           "dimension by the ratios of second to first neighbours (Facco et al. 2017), mean "
                           "over sets"});
    results.back().long_name += error;
    results.push_back({"true_dimension", "dimension of the manifold"});
    results.push_back({"points", "points of all sets that enter the estimates", "1", Number::integer});
    results.push_back({"duplicates", "points left out, since they coincide with another", "1", Number::integer});
    results.push_back({"equidistant",
                       "points left out of levina_bickel, since their k nearest neighbours are equally far",
                       "1",
                       Number::integer,
                       {"k"}});
    results.push_back({"sets_left_out", "sets too full of duplicates for some estimate, left out of that one's mean",
                       "1", Number::integer});
    return layout;
}

}  // namespace orthant::dimension
