#pragma once

#include "job/schema.hpp"
#include "study/layout.hpp"

namespace orthant::dimension {

job::Schema intrinsic_schema();
study::Layout intrinsic_layout();

}  // namespace orthant::dimension
