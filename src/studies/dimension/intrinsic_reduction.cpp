#include "studies/dimension/intrinsic_reduction.hpp"

#include "studies/dimension/two_nn.hpp"

#include <cmath>
#include <limits>

namespace orthant::dimension {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void FiniteMean::add(double value) {
    if (!std::isfinite(value)) return;
    if (beyond_first_.count == 0) first_ = value;
    beyond_first_.add(value - first_);
}

Estimate FiniteMean::value() const {
    Estimate estimate = mean(beyond_first_);
    if (beyond_first_.count > 0) estimate.value += first_;
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
    const auto keep = [&](FiniteMean& estimates, double value) {
        estimates.add(value);
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
    const auto means = [](const std::vector<FiniteMean>& estimates) {
        std::vector<Estimate> result;
        for (const FiniteMean& of_sets : estimates) result.push_back(of_sets.value());
        return result;
    };
    PointResults results;
    std::vector<Estimate> levina_bickel = means(levina_bickel_);
    for (std::size_t i = 0; i < levina_bickel.size(); ++i)
        if (settings_->ks[i] == 2) levina_bickel[i] = {nan, nan};  // its mean is infinite
    results.estimates("levina_bickel", levina_bickel);
    results.estimates("mackay_ghahramani", means(mackay_ghahramani_));
    results.estimate("two_nn", two_nn_.value());
    results.real("true_dimension", true_dimension_);
    results.integers("points", {points_});
    results.integers("duplicates", {duplicates_});
    results.integers("equidistant", equidistant_);
    results.integers("sets_left_out", {sets_left_out_});
    return results;
}

}  // namespace orthant::dimension
