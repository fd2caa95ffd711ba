#include "studies/dimension/angles_layout.hpp"

#include <algorithm>
#include <string>

namespace orthant::dimension {
namespace {

using study::Number;
using study::Result;

/// An estimate and, beside it, its standard error.
void add_estimate(std::vector<Result>& results, Result estimate) {
    Result error = estimate;
    error.name += "_stderr";
    error.long_name = "standard error of " + estimate.name;
    results.push_back(std::move(estimate));
    results.push_back(std::move(error));
}

std::vector<double> bin_centres(std::uint64_t bins) {
    std::vector<double> centres(bins);
    for (std::uint64_t i = 0; i < bins; ++i)
        centres[i] = 180 * (static_cast<double>(i) + 0.5) / static_cast<double>(bins);
    return centres;
}

template <std::size_t size>
void fill(study::ResultRow& row, const std::string& name, const std::array<Estimate, size>& estimates) {
    std::ranges::transform(estimates, row.real(name).begin(), &Estimate::value);
    std::ranges::transform(estimates, row.real(name + "_stderr").begin(), &Estimate::standard_error);
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
        Parameter{.name = "pairs",
                  .description = "pairs of fresh vectors drawn at every point",
                  .type = Type::integer,
                  .role = Role::setting,
                  .default_value = Value{std::int64_t{10'000}},
                  .minimum = 1,
                  .maximum = 1e12},
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
    add_estimate(results, {"mean", "mean angle", "degree"});
    add_estimate(results, {"variance", "variance of the angle (unbiased)", "degree2"});
    results.push_back({"variance_exact", "variance of the angle between isotropic directions", "degree2"});
    add_estimate(results, {"quantile_angle",
                           "quantile of the angle, at most quantile_resolution from that of the sample",
                           "degree",
                           Number::real,
                           {"quantile"}});
    results.push_back(
        {"quantile_resolution", "width of the cells on which quantiles are found: bounds their error", "degree"});
    add_estimate(results, {"fraction_within",
                           "fraction of angles at most the tolerance from 90 degrees",
                           "1",
                           Number::real,
                           {"tolerance"}});
    results.push_back(
        {"fraction_within_exact", "the same for isotropic directions, exactly", "1", Number::real, {"tolerance"}});
    add_estimate(
        results,
        {"density", "probability density of the angle, mean over the cell", "degree-1", Number::real, {"bin"}});
    results.push_back(
        {"density_exact", "the same for isotropic directions, exactly", "degree-1", Number::real, {"bin"}});
    results.push_back({"count", "angles in the histogram cell", "1", Number::integer, {"bin"}});
    results.push_back({"pairs_drawn", "pairs of vectors drawn", "1", Number::integer});
    results.push_back({"undefined_pairs", "pairs with a zero vector, whose angle is undefined: left out of all others",
                       "1", Number::integer});
    return layout;
}

void fill_row(study::ResultRow& row, const AngleTally& tally, const AngleSummary& summary) {
    row.set("mean", summary.mean.value);
    row.set("mean_stderr", summary.mean.standard_error);
    row.set("variance", summary.variance.value);
    row.set("variance_stderr", summary.variance.standard_error);
    row.set("variance_exact", summary.variance_exact);
    fill(row, "quantile_angle", summary.quantiles);
    row.set("quantile_resolution", summary.quantile_resolution);
    fill(row, "fraction_within", summary.fraction_within);
    std::ranges::copy(summary.fraction_within_exact, row.real("fraction_within_exact").begin());
    std::ranges::transform(summary.density, row.real("density").begin(), &Estimate::value);
    std::ranges::transform(summary.density, row.real("density_stderr").begin(), &Estimate::standard_error);
    std::ranges::copy(summary.density_exact, row.real("density_exact").begin());
    std::ranges::transform(tally.bins(), row.integer("count").begin(),
                           [](std::uint64_t count) { return static_cast<std::int64_t>(count); });
    row.set_integer("pairs_drawn", static_cast<std::int64_t>(tally.sums().count + tally.undefined()));
    row.set_integer("undefined_pairs", static_cast<std::int64_t>(tally.undefined()));
}

}  // namespace orthant::dimension
