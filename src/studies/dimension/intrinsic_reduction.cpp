#include "studies/dimension/intrinsic_reduction.hpp"

#include "studies/dimension/two_nn.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace orthant::dimension {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Estimate mean_of_finite(std::span<const double> values) {
    const auto first = std::ranges::find_if(values, [](double value) { return std::isfinite(value); });
    PowerSums sums;
    for (const double value : values)
        if (std::isfinite(value)) sums.add(value - *first);
    Estimate estimate = mean(sums);
    if (sums.count > 0) estimate.value += *first;
    return estimate;
}

IntrinsicReduction::IntrinsicReduction(const IntrinsicSettings& settings, const IntrinsicCut& cut,
                                       double true_dimension, const Precision& precision)
    : settings_(&settings),
      cut_(cut),
      true_dimension_(true_dimension),
      precision_(&precision),
      set_(settings.ks),
      levina_bickel_(settings.ks.size()),
      mackay_ghahramani_(settings.ks.size()),
      equidistant_(settings.ks.size()) {}

void IntrinsicReduction::add(ByteView record) {
    IntrinsicTally block(settings_->ks);
    ByteReader in(record);
    block.read(in, cut_.block(tasks_).rows);
    if (!in.at_end()) throw MalformedBytes("a record of dimension.intrinsic is too long");
    set_.merge(block);
    ++tasks_;
    if (tasks_ % cut_.blocks() == 0) close_set();
}

void IntrinsicReduction::close_set() {
    bool is_whole = true;
    const auto keep = [&](std::vector<double>& estimates, double value) {
        estimates.push_back(value);
        is_whole = is_whole && std::isfinite(value);
    };
    for (std::size_t i = 0; i < settings_->ks.size(); ++i) {
        keep(levina_bickel_[i], set_.levina_bickel(i));
        keep(mackay_ghahramani_[i], set_.mackay_ghahramani(i));
        equidistant_[i] += static_cast<std::int64_t>(set_.equidistant(i));
    }
    keep(two_nn_, two_nn_dimension(set_.log_ratios(), settings_->discard));
    points_ += static_cast<std::int64_t>(set_.points());
    duplicates_ += static_cast<std::int64_t>(set_.duplicates());
    sets_left_out_ += is_whole ? 0 : 1;
    set_ = IntrinsicTally(settings_->ks);
}

std::uint64_t IntrinsicReduction::next_round_tasks() const {
    if (!precision_->is_asked() || cut_.has_one_set()) return 0;
    return precision_->next_round_samples(results(), tasks_ / cut_.blocks()) * cut_.blocks();
}

study::PointStatus IntrinsicReduction::finish(study::ResultRow& row) const {
    const PointResults found = results();
    found.copy_to(row);
    return precision_->status_of(found);
}

PointResults IntrinsicReduction::results() const {
    const auto means = [](const std::vector<std::vector<double>>& estimates) {
        std::vector<Estimate> result;
        for (const std::vector<double>& sets : estimates) result.push_back(mean_of_finite(sets));
        return result;
    };
    PointResults results;
    std::vector<Estimate> levina_bickel = means(levina_bickel_);
    for (std::size_t i = 0; i < levina_bickel.size(); ++i)
        if (settings_->ks[i] == 2) levina_bickel[i] = {nan, nan};  // its mean is infinite
    results.estimates("levina_bickel", levina_bickel);
    results.estimates("mackay_ghahramani", means(mackay_ghahramani_));
    results.estimate("two_nn", mean_of_finite(two_nn_));
    results.real("true_dimension", true_dimension_);
    results.integers("points", {points_});
    results.integers("duplicates", {duplicates_});
    results.integers("equidistant", equidistant_);
    results.integers("sets_left_out", {sets_left_out_});
    return results;
}

}  // namespace orthant::dimension
