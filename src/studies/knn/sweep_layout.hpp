#pragma once

#include "studies/knn/search_plan.hpp"
#include "studies/knn/sweep_outline.hpp"
#include "studies/knn/sweep_settings.hpp"
#include "study/layout.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace orthant::knn {

/// The scores of the target's kind, in the order of Score.
std::vector<Score> scores_of(const SweepOutline& outline);
/// "balanced_accuracy".
const std::string& name_of(Score score);
/// What best k is chosen by: what the job says, or accuracy, or mse. Error(job) where it does not fit the target.
Score choice_of(const SweepSettings& settings, const SweepOutline& outline);

/// Whether results stand for each fold of each repeat too.
bool has_folds(const SweepSettings& settings, const SweepOutline& outline);
/// Whether there is a part to validate on besides the test part.
bool has_validation(const SweepOutline& outline);

study::Layout sweep_layout(const SweepSettings& settings, const SweepOutline& outline);

/// About how large the record of a task is, bytes.
std::uint64_t expected_record_bytes(const SweepSettings& settings, const SweepOutline& outline, const SearchPlan& plan);

}  // namespace orthant::knn
