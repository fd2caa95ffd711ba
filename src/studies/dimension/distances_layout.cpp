#include "studies/dimension/distances_layout.hpp"

#include "studies/dimension/estimate_layout.hpp"
#include "studies/dimension/sources.hpp"

#include <string>
#include <vector>

namespace orthant::dimension {
namespace {

std::vector<std::string> all_sources() {
    std::vector<std::string> names = source_names();
    names.emplace_back(table_source);
    return names;
}

}  // namespace

job::Schema distances_schema() {
    using job::Role;
    using job::Type;
    using job::Value;
    return {.study = "dimension.distances",
            .summary =
                "How the distances of points from a query concentrate as dimensions grow, for every p of the "
                "distance (sum of |x|^p)^(1/p).",
            .parameters = {
                {.name = "D",
                 .description =
                     "number of dimensions; where the data have more columns, so many of them are drawn for each set",
                 .role = Role::outer,
                 .minimum = 2,
                 .maximum = 1e6},
                {.name = "N", .description = "points in a set", .role = Role::outer, .minimum = 2, .maximum = 1e8},
                {.name = "source",
                 .description = "where the points come from: uniform in the cube [-1, 1]^D, in the unit ball or on the "
                                "unit sphere, standard normal, or distinct rows of the table of [data], as they are",
                 .type = Type::text,
                 .role = Role::outer,
                 .default_value = Value{std::string("cube")},
                 .choices = all_sources()},
                {.name = "query",
                 .description =
                     "where they are seen from: the origin (for the cube that is as from a corner of "
                     "[0, 1]^D), or a random point of the same source, a fresh one for each set (of data another row)",
                 .type = Type::text,
                 .role = Role::outer,
                 .default_value = Value{std::string("random")},
                 .choices = {"origin", "random"}},
                {.name = "p",
                 .description = "exponent of the distance; inf: the largest coordinate; 0.5, 1, 2, 4 and inf are the "
                                "fastest",
                 .type = Type::real,
                 .role = Role::inner,
                 .minimum = 0.01,
                 .maximum = 64,
                 .takes_infinity = true}}};
}

study::Layout distances_layout() {
    using study::Number;
    const std::vector<std::string> over_p{"p"};
    study::Layout layout;
    auto& results = layout.results;
    add_estimate(results, {"relative_contrast",
                           "mean over sets of (farthest - nearest) / nearest; at D = 2 its variance is infinite, and "
                           "the standard error says little",
                           "1", Number::real, over_p});
    add_estimate(results, {"distance_ratio", "mean over sets of farthest / nearest: the contrast and 1", "1",
                           Number::real, over_p});
    add_estimate(results,
                 {"nearest", "mean over sets of the distance of the nearest point", "1", Number::real, over_p});
    add_estimate(results,
                 {"farthest", "mean over sets of the distance of the farthest point", "1", Number::real, over_p});
    add_estimate(results, {"mean_distance", "mean distance of a point", "1", Number::real, over_p});
    add_estimate(results,
                 {"distance_variance", "mean over sets of the variance of the distances within a set (unbiased)", "1",
                  Number::real, over_p});
    add_estimate(
        results,
        {"mean_power",
         "mean over points and coordinates of |x|^p, x the difference from the query; for p = inf, over points "
         "of the largest |x|",
         "1", Number::real, over_p},
        Exact::known);
    add_estimate(results,
                 {"contrast_l1_above_l2", "share of sets whose relative contrast is larger for p = 1 than for p = 2"});
    results.push_back({"undefined_sets",
                       "sets left out of the results over p, as a distance is 0 or sums of powers leave the range of "
                       "doubles",
                       "1", Number::integer, over_p});
    results.push_back({"sets_drawn", "sets of points drawn", "1", Number::integer});
    return layout;
}

}  // namespace orthant::dimension
