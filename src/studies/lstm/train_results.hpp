#pragma once

#include "studies/lstm/learning_curve.hpp"
#include "studies/lstm/train_job.hpp"
#include "study/layout.hpp"
#include "study/study.hpp"

#include <memory>

namespace orthant::lstm {

study::Layout train_layout(const TrainJob& job, const TrainOutline& outline);

/// Of a point's one task, whose record is the learning curve.
std::unique_ptr<study::Reduction> train_reduction(const TrainJob& job, const TrainOutline& outline);

}  // namespace orthant::lstm
