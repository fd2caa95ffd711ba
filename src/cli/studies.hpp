#pragma once

#include "study/registry.hpp"

namespace orthant::cli {

/// Every study of this program.
study::Registry studies();

}  // namespace orthant::cli
