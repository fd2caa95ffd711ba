#pragma once

#include "studies/lstm/learner_settings.hpp"

#include <cstdint>

namespace orthant::lstm {

struct TrialSettings : LearnerSettings {
    std::uint64_t epochs = 100;
    std::uint64_t patience = 10;
};

}  // namespace orthant::lstm
