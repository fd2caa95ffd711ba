#pragma once

#include "studies/lstm/initial_values.hpp"
#include "studies/lstm/model_settings.hpp"
#include "studies/lstm/optimiser.hpp"

#include <cstdint>

namespace orthant::lstm {

struct TrialSettings {
    ModelSettings model;
    InitialValues initial;
    OptimiserSettings optimiser;
    std::uint64_t batch = 1;  ///< sequences an update
    double input_noise = 0;   ///< σ of what is added to scaled inputs in training
    std::uint64_t epochs = 100;
    std::uint64_t patience = 10;
};

}  // namespace orthant::lstm
