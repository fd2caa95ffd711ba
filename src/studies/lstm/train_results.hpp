#pragma once

#include "studies/lstm/learning_curve.hpp"
#include "studies/lstm/shared_set.hpp"
#include "studies/lstm/train_job.hpp"
#include "study/layout.hpp"
#include "study/study.hpp"

#include <memory>
#include <span>

namespace orthant::lstm {

study::Layout train_layout(const TrainJob& job, const TrainOutline& outline);

/// The record of a point's one task.
void write_record(const LearningCurve& curve, std::span<const BaselineErrors> baselines, ByteWriter& record);

std::unique_ptr<study::Reduction> train_reduction(const TrainJob& job, const TrainOutline& outline);

}  // namespace orthant::lstm
