#pragma once

#include "studies/lstm/gradient_profile.hpp"
#include "studies/lstm/gradients_job.hpp"
#include "study/layout.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <memory>

namespace orthant::lstm {

study::Layout gradients_layout(const GradientsJob& job);

/// Of a point's one task, whose record is a profile for each moment, from the earliest on.
std::unique_ptr<study::Reduction> gradients_reduction(const GradientsJob& job, std::size_t length);

}  // namespace orthant::lstm
