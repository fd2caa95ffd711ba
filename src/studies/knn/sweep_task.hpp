#pragma once

#include "neighbours/measure.hpp"
#include "studies/knn/search_plan.hpp"
#include "studies/knn/shared_table.hpp"
#include "studies/knn/sweep_parts.hpp"

#include <functional>
#include <span>

namespace orthant::knn {

/// What the tasks of one point have in common.
struct SweepContext {
    const SweepSettings& settings;
    const SweepOutline& outline;
    const SharedTable& table;
    const SweepPoint& point;
    const SearchPlan& plan;

    /// Neighbours that every row and split must come to.
    std::size_t neighbours_needed() const;
};

}  // namespace orthant::knn
