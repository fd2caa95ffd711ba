#pragma once

#include "job/space.hpp"
#include "studies/lstm/initial_values.hpp"
#include "studies/lstm/model_settings.hpp"
#include "studies/lstm/optimiser.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::lstm {

/// What the loss that an update lowers is a mean of.
enum class LossMean {
    answers,    ///< all answers of the batch are worth the same
    sequences,  ///< the answers of a sequence are added up: long ones move the parameters more
};

const std::vector<std::string>& loss_mean_names();
LossMean loss_mean_named(std::string_view name);

/// A network, how its parameters begin, and how they are moved.
struct LearnerSettings {
    ModelSettings model;
    InitialValues initial;
    OptimiserSettings optimiser;
    std::uint64_t batch = 1;  ///< sequences an update
    LossMean loss_mean = LossMean::answers;
    double input_noise = 0;  ///< σ of what is added to scaled inputs in training
};

/// What a point says of itself under `network_parameters`, `initial_value_parameters` and `optimiser_parameters`; the
/// rest as it is by default.
LearnerSettings learner_settings(const job::Point& point);

}  // namespace orthant::lstm
