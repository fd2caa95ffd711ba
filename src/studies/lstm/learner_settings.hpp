#pragma once

#include "job/space.hpp"
#include "studies/lstm/initial_values.hpp"
#include "studies/lstm/model_settings.hpp"
#include "studies/lstm/optimiser.hpp"

#include <cstdint>

namespace orthant::lstm {

/// A network, how its parameters begin, and how they are moved.
struct LearnerSettings {
    ModelSettings model;
    InitialValues initial;
    OptimiserSettings optimiser;
    std::uint64_t batch = 1;  ///< sequences an update
    double input_noise = 0;   ///< σ of what is added to scaled inputs in training
};

/// What a point says of itself under `network_parameters`, `initial_value_parameters` and `optimiser_parameters`; the
/// rest as it is by default.
LearnerSettings learner_settings(const job::Point& point);

}  // namespace orthant::lstm
