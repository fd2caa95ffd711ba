#pragma once

#include "study/study.hpp"

#include <algorithm>
#include <optional>

namespace orthant::run {

/// Of a task: seconds by the study's forecast; without one, 1. Never 0, so that measured times can be divided by it.
inline double task_cost(const std::optional<double>& forecast_s) {
    return std::max(forecast_s.value_or(1), 1e-9);
}

}  // namespace orthant::run
