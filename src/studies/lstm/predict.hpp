#pragma once

#include "job/job.hpp"
#include "job/space.hpp"
#include "studies/lstm/pace.hpp"
#include "studies/lstm/train_job.hpp"
#include "studies/lstm/train_outline.hpp"
#include "study/named_array.hpp"
#include "study/prediction.hpp"

#include <filesystem>
#include <vector>

namespace orthant::lstm {

/// See study::Study::predict: `parameters` are the blocks of the network of a point.
study::Prediction predict(const job::Job& job, const TrainJob& train, const TrainOutline& outline,
                          const job::Point& point, const std::vector<study::NamedArray>& parameters,
                          const std::filesystem::path& file, Pace& pace);

}  // namespace orthant::lstm
