#pragma once

#include <string>

namespace orthant::run {

/// What duration_s reads in the value of an option. Error(usage), naming the option, for anything else.
double parse_duration_s(const std::string& option, const std::string& text);

}  // namespace orthant::run
