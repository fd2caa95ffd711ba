#pragma once

#include "study/registry.hpp"

namespace orthant::lstm {

/// The study `lstm.train`.
study::Entry train();

}  // namespace orthant::lstm
