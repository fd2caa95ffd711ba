#include "studies/dimension/angle_summary.hpp"

#include "studies/dimension/closed_forms.hpp"
#include "studies/dimension/quantiles.hpp"

#include <limits>

namespace orthant::dimension {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void add_exact_values(AngleSummary& summary, std::uint64_t dimension, double bins) {
    const double sd = isotropic_angle_sd_degrees(dimension);
    summary.variance_exact = sd * sd;
    if (dimension == 1) {  // 0° or 180°: no density
        summary.fraction_within_exact.fill(0);
        return;
    }
    for (std::size_t i = 0; i < tolerances_degrees.size(); ++i) {
        const double tolerance = tolerances_degrees[i];
        summary.fraction_within_exact[i] = isotropic_angle_probability(dimension, -tolerance, tolerance);
    }
    const double width = 180 / bins;
    for (std::size_t bin = 0; bin < summary.density_exact.size(); ++bin) {
        const double low = 180 * static_cast<double>(bin) / bins - 90;
        const double high = 180 * static_cast<double>(bin + 1) / bins - 90;
        summary.density_exact[bin] = isotropic_angle_probability(dimension, low, high) / width;
    }
}

}  // namespace

AngleSummary summarise(const AngleTally& tally, Source source, std::uint64_t dimension) {
    AngleSummary summary;
    const std::uint64_t count = tally.sums().count;
    summary.mean = mean(tally.sums());
    summary.mean.value += 90;
    summary.variance = variance(tally.sums());
    for (std::size_t i = 0; i < quantile_levels.size(); ++i)
        summary.quantiles[i] = quantile_estimate(tally, quantile_levels[i]);
    summary.quantile_resolution = tally.cells().fine_cell_degrees();
    summary.fraction_within = {proportion(tally.within_5_degrees(), count),
                               proportion(tally.within_10_degrees(), count)};
    const auto bins = static_cast<double>(tally.cells().bins);
    for (const std::uint64_t hits : tally.bins()) {
        const Estimate share = proportion(hits, count);
        summary.density.push_back({share.value * bins / 180, share.standard_error * bins / 180});
    }
    summary.variance_exact = nan;
    summary.fraction_within_exact.fill(nan);
    summary.density_exact.assign(summary.density.size(), nan);
    if (is_isotropic(source)) add_exact_values(summary, dimension, bins);
    return summary;
}

}  // namespace orthant::dimension
