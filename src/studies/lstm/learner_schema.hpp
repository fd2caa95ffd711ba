#pragma once

#include "job/schema.hpp"

#include <string>
#include <vector>

namespace orthant::lstm {

/// What a job may say of a network: its cell and its size.
std::vector<job::Parameter> network_parameters();
/// … of how its parameters begin.
std::vector<job::Parameter> initial_value_parameters();
/// … of how they are moved.
std::vector<job::Parameter> optimiser_parameters();

/// The words for Initialisation and Clipping, in their order.
const std::vector<std::string>& initialisation_names();
const std::vector<std::string>& clipping_names();

}  // namespace orthant::lstm
