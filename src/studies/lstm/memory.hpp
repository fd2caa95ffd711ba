#pragma once

#include "study/registry.hpp"

namespace orthant::lstm {

/// The study `lstm.memory`.
study::Entry memory();

}  // namespace orthant::lstm
