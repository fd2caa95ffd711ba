#pragma once

#include "data/sequence_set.hpp"
#include "data/series_windows.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace orthant::lstm {

/// Of one target, in its own units; NaN where there is no answer to judge.
struct ForecastErrors {
    double root_mean_square = 0;
    double mean_absolute = 0;
};

/// What a forecast without a network reaches.
struct Baseline {
    std::string name;                              ///< "persistence", "climatology", "trailing_mean", "ridge"
    std::vector<ForecastErrors> validation, test;  ///< of each target
    std::vector<double> penalty;                   ///< of ridge, of each target: λ
};

/// The same windows as networks are judged on, forecast from the values known at the last row of each (or, where each
/// row is answered, at that row): by the value then, by the mean of training at that hour and month, by the mean of the
/// last 30 days at that hour (only of dates), and by ridge regression on the windows' inputs (only where each window
/// has one answer), whose λ of 10⁻³, 10⁻², … 10⁴ is least wrong on validation (without validation: 1). `set` and
/// `history` are of one call of series_windows.
std::vector<Baseline> baselines(const data::SequenceView& set, const data::SeriesHistory& history,
                                std::span<const double> target_mean, std::span<const double> target_scale,
                                const std::function<void()>& yield);

}  // namespace orthant::lstm
