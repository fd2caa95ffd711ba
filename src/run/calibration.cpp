#include "run/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::run {

void PaceTally::add(double tasks, double seconds_per_cost, double weight) {
    if (weight <= 0) return;
    tasks_ += tasks;
    weight_ += weight;
    const double off = seconds_per_cost - mean_;
    mean_ += off * weight / weight_;
    squares_ += weight * off * (seconds_per_cost - mean_);
}

MeasuredPace PaceTally::pace(double ranks_of_node) const {
    return {ranks_of_node, mean_, std::sqrt(std::max(0.0, squares_ / weight_)), tasks_};
}

Calibration::Calibration(std::vector<MeasuredPace> paces) : paces_(std::move(paces)) {
    std::ranges::sort(paces_, {}, &MeasuredPace::ranks_of_node);
}

double Calibration::seconds_per_cost(double ranks_of_node) const {
    if (paces_.empty()) return 1;
    const auto above =
        std::ranges::find_if(paces_, [&](const MeasuredPace& pace) { return pace.ranks_of_node >= ranks_of_node; });
    if (above == paces_.end()) return paces_.back().seconds_per_cost;
    if (above == paces_.begin()) return above->seconds_per_cost;
    const MeasuredPace& below = *(above - 1);
    const double way = (ranks_of_node - below.ranks_of_node) / (above->ranks_of_node - below.ranks_of_node);
    return std::lerp(below.seconds_per_cost, above->seconds_per_cost, way);
}

}  // namespace orthant::run
