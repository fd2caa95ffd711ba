#include "studies/dimension/angles_layout.hpp"

#include "studies/dimension/estimate_layout.hpp"

#include <algorithm>
#include <string>

namespace orthant::dimension {
namespace {

using study::Number;

std::vector<double> bin_centres(std::uint64_t bins) {
    std::vector<double> centres(bins);
    for (std::uint64_t i = 0; i < bins; ++i)
        centres[i] = 180 * (static_cast<double>(i) + 0.5) / static_cast<double>(bins);
    return centres;
}

}  // namespace

job::Schema angles_schema() {
    using job::Parameter;
    using job::Role;
    using job::Type;
    using job::Value;
    job::Schema schema;
    schema.study = "dimension.angles";
    schema.summary =
        "The angle between two random vectors in D dimensions: its distribution, and how it narrows to 90°.";
    schema.parameters = {
        Parameter{.name = "D",
                  .description = "number of dimensions",
                  .type = Type::integer,
                  .role = Role::outer,
                  .minimum = 1,
                  .maximum = 1e6},
        Parameter{.name = "source",
                  .description = "where the vectors come from: uniform in the cube [-1, 1]^D, in the unit ball or on "
                                 "the unit sphere, or standard normal",
                  .type = Type::text,
                  .role = Role::outer,
                  .default_value = Value{std::string("cube")},
                  .choices = source_names()},
        Parameter{.name = "bins",
                  .description = "equal cells of the histogram over [0°, 180°]",
                  .type = Type::integer,
                  .role = Role::setting,
                  .default_value = Value{std::int64_t{180}},
                  .minimum = 1,
                  .maximum = 100'000},
    };
    return schema;
}

study::Layout angles_layout(std::uint64_t bins) {
    study::Layout layout;
    layout.dimensions = {
        {"bin", "centre of the histogram cell (a cell holds its left edge, the last both)", "degree",
         bin_centres(bins)},
        {"quantile", "level of the quantile", "1", std::vector<double>(quantile_levels.begin(), quantile_levels.end())},
        {"tolerance", "largest distance from 90 degrees", "degree",
         std::vector<double>(tolerances_degrees.begin(), tolerances_degrees.end())},
    };
    auto& results = layout.results;
    add_estimate(results, {"mean", "mean angle", "degree"}, Exact::known);
    add_estimate(results, {"variance", "variance of the angle (unbiased)", "degree2"}, Exact::known);
    add_estimate(results, {"quantile_angle",
                           "quantile of the angle, at most quantile_resolution from that of the sample",
                           "degree",
                           Number::real,
                           {"quantile"}});
    results.push_back(
        {"quantile_resolution", "width of the cells on which quantiles are found: bounds their error", "degree"});
    add_estimate(results,
                 {"fraction_within",
                  "fraction of angles at most the tolerance from 90 degrees",
                  "1",
                  Number::real,
                  {"tolerance"}},
                 Exact::known);
    add_estimate(results,
                 {"density", "probability density of the angle, mean over the cell", "degree-1", Number::real, {"bin"}},
                 Exact::known);
    results.push_back({"count", "angles in the histogram cell", "1", Number::integer, {"bin"}});
    results.push_back({"pairs_drawn", "pairs of vectors drawn", "1", Number::integer});
    results.push_back({"undefined_pairs", "pairs with a zero vector, whose angle is undefined: left out of all others",
                       "1", Number::integer});
    return layout;
}

PointResults angle_results(const AngleTally& tally, const AngleSummary& summary) {
    PointResults results;
    results.estimate("mean", summary.mean);
    results.real("mean_exact", 90);
    results.estimate("variance", summary.variance);
    results.real("variance_exact", summary.variance_exact);
    results.estimates("quantile_angle", summary.quantiles);
    results.real("quantile_resolution", summary.quantile_resolution);
    results.estimates("fraction_within", summary.fraction_within);
    results.reals("fraction_within_exact",
                  {summary.fraction_within_exact.begin(), summary.fraction_within_exact.end()});
    results.estimates("density", summary.density);
    results.reals("density_exact", summary.density_exact);
    std::vector<std::int64_t> counts;
    for (const std::uint64_t count : tally.bins()) counts.push_back(static_cast<std::int64_t>(count));
    results.integers("count", counts);
    results.integer("pairs_drawn", tally.sums().count + tally.undefined());
    results.integer("undefined_pairs", tally.undefined());
    return results;
}

}  // namespace orthant::dimension
