#include "studies/dimension/distance_summary.hpp"

#include "base/contract.hpp"
#include "studies/dimension/distance_moments.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace orthant::dimension {
namespace {

/// The moments kept of each norm, of distances in units of the usual one; less 1 where they lie about it.
enum Quantity : std::size_t { contrast, near, far, centre, spread, power, quantities };
/// What is counted in front of the undefined sets of each norm.
enum Count : std::size_t { l1_above_l2, both_defined, counts };

constexpr double largest_kept = 1e70;

/// The nearest one in the logarithm: a unit whose bits no library of functions can change.
double power_of_two(double value) {
    return std::ldexp(1, static_cast<int>(std::round(std::log2(value))));
}

using Values = std::array<double, quantities>;

double relative_contrast(const SetDistances& set) {
    return (set.farthest - set.nearest) / set.nearest;
}

Values values_of(const SetDistances& set, double unit, double power_unit) {
    return {relative_contrast(set), set.nearest / unit - 1,     set.farthest / unit - 1,
            set.mean / unit - 1,    set.variance / unit / unit, set.mean_power / power_unit - 1};
}

bool is_defined(const SetDistances& set, const Values& values) {
    return set.nearest > 0 && std::isfinite(set.mean) &&
           std::ranges::all_of(values, [](double value) { return std::abs(value) <= largest_kept; });
}

}  // namespace

DistanceSummary::DistanceSummary(const SetKind& kind, std::span<const double> asked)
    : kind_(kind), norms_(asked.begin(), asked.end()), asked_(asked.size()), l1_(index_of(1)), l2_(index_of(2)) {
    for (const Norm& norm : norms_) {
        const double powers = std::isinf(norm.p()) ? 1 : norm.p();
        units_.push_back(power_of_two(usual_distance(kind, norm) * kind.scale));
        power_units_.push_back(power_of_two(usual_mean_power(kind, norm) * std::pow(kind.scale, powers)));
    }
}

std::size_t DistanceSummary::index_of(double p) {
    const auto found = std::ranges::find(norms_, p, &Norm::p);
    const auto index = static_cast<std::size_t>(found - norms_.begin());
    if (found == norms_.end()) norms_.emplace_back(p);
    return index;
}

SampleTally DistanceSummary::tally() const {
    return {asked_ * quantities, counts + asked_};
}

void DistanceSummary::add(std::span<const SetDistances> set, SampleTally& tally) const {
    ORTHANT_EXPECT(set.size() == norms_.size());
    tally.add_samples(1);
    const auto values = [&](std::size_t norm) { return values_of(set[norm], units_[norm], power_units_[norm]); };
    for (std::size_t norm = 0; norm < asked_; ++norm) {
        const Values found = values(norm);
        if (!is_defined(set[norm], found)) {
            ++tally.count(counts + norm);
            continue;
        }
        for (std::size_t i = 0; i < quantities; ++i) tally.add(norm * quantities + i, found[i]);
    }
    if (!is_defined(set[l1_], values(l1_)) || !is_defined(set[l2_], values(l2_))) return;
    ++tally.count(both_defined);
    if (relative_contrast(set[l1_]) > relative_contrast(set[l2_])) ++tally.count(l1_above_l2);
}

PointResults DistanceSummary::results(const SampleTally& tally) const {
    PointResults results;
    const auto put = [&](const std::string& name, Quantity quantity, double origin, auto unit_of) {
        std::vector<Estimate> estimates;
        for (std::size_t norm = 0; norm < asked_; ++norm) {
            const Estimate in_units = mean(tally.moments(norm * quantities + quantity));
            const double unit = unit_of(norm);
            estimates.push_back({(origin + in_units.value) * unit, in_units.standard_error * unit});
        }
        results.estimates(name, estimates);
    };
    const auto one = [](std::size_t /*norm*/) { return 1.0; };
    const auto distance = [this](std::size_t norm) { return units_[norm]; };
    put("relative_contrast", contrast, 0, one);
    put("distance_ratio", contrast, 1, one);
    put("nearest", near, 1, distance);
    put("farthest", far, 1, distance);
    put("mean_distance", centre, 1, distance);
    put("distance_variance", spread, 0, [this](std::size_t norm) { return units_[norm] * units_[norm]; });
    put("mean_power", power, 1, [this](std::size_t norm) { return power_units_[norm]; });
    std::vector<double> exact;
    std::vector<std::int64_t> undefined;
    for (std::size_t norm = 0; norm < asked_; ++norm) {
        exact.push_back(expected_mean_power(kind_, norms_[norm]));
        undefined.push_back(static_cast<std::int64_t>(tally.count(counts + norm)));
    }
    results.reals("mean_power_exact", exact);
    results.estimate("contrast_l1_above_l2", proportion(tally.count(l1_above_l2), tally.count(both_defined)));
    results.integers("undefined_sets", undefined);
    results.integer("sets_drawn", tally.samples());
    return results;
}

}  // namespace orthant::dimension
