#include "studies/dimension/hubness_layout.hpp"

#include "studies/dimension/estimate_layout.hpp"
#include "studies/dimension/precision.hpp"
#include "studies/dimension/sources.hpp"

#include <numeric>
#include <string>
#include <utility>

namespace orthant::dimension {

const char* const hubness_example = R"(study = "dimension.hubness"
seed = 1

[space]
D = [3, 20, 100]
N = 1000
k = [1, 10]

[settings]
sets = 5
)";

job::Schema hubness_schema() {
    using job::Role;
    using job::Type;
    using job::Value;
    job::Schema schema{
        .study = "dimension.hubness",
        .summary = "Hubs: how unevenly often points are among the k nearest others of all points, as dimensions grow.",
        .parameters = {
            {.name = "D", .description = "number of dimensions", .role = Role::outer, .minimum = 1, .maximum = 1e6},
            {.name = "N", .description = "points in a set", .role = Role::outer, .minimum = 2, .maximum = 1e8},
            {.name = "source",
             .description = "where the points come from: uniform in the cube [-1, 1]^D, in the unit ball or on the "
                            "unit sphere, or standard normal",
             .type = Type::text,
             .role = Role::outer,
             .default_value = Value{std::string("gaussian")},
             .choices = source_names()},
            {.name = "metric",
             .description = "what is near",
             .type = Type::text,
             .role = Role::outer,
             .default_value = Value{std::string("euclidean")},
             .choices = {"euclidean", "manhattan", "chebyshev", "cosine"}},
            {.name = "k",
             .description = "how many nearest others each point has; N_k is how often a point is one of them",
             .role = Role::inner,
             .minimum = 1,
             .maximum = 1e5},
            {.name = "most_occurrences",
             .description = "last cell of the histogram of N_k: holds all from there on",
             .default_value = Value{std::int64_t{100}},
             .minimum = 1,
             .maximum = 100'000}}};
    for (job::Parameter& parameter : sampling_parameters("sets", "independent sets of N points", 5))
        schema.parameters.push_back(std::move(parameter));
    return schema;
}

study::Layout hubness_layout(std::size_t cells) {
    using study::Number;
    const std::vector<std::string> over_k{"k"};
    std::vector<std::int64_t> occurrences(cells);
    std::iota(occurrences.begin(), occurrences.end(), 0);
    study::Layout layout;
    layout.dimensions = {{"occurrences", "N_k, in the last cell as many or more", "1", occurrences}};
    auto& results = layout.results;
    add_estimate(results, {"skewness", "mean over sets of the skewness of N_k", "1", Number::real, over_k});
    add_estimate(results, {"antihub_share", "share of points that are nobody's neighbour", "1", Number::real, over_k});
    add_estimate(results, {"robin_hood", "share of all neighbours that would have to change to make all N_k equal", "1",
                           Number::real, over_k});
    add_estimate(results, {"largest", "mean over sets of the largest N_k", "1", Number::real, over_k});
    add_estimate(results,
                 {"occurrence_share", "share of points with this N_k", "1", Number::real, {"k", "occurrences"}});
    results.push_back(
        {"undefined_skewness", "sets left out of skewness, as all their N_k are equal", "1", Number::integer, over_k});
    results.push_back({"sets_drawn", "independent sets drawn", "1", Number::integer});
    return layout;
}

}  // namespace orthant::dimension
