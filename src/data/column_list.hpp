#pragma once

#include <string>
#include <vector>

namespace orthant::data {

/// The names in a text that separates them by commas, without the blanks around them; empty ones are left out.
std::vector<std::string> comma_separated(const std::string& text);

}  // namespace orthant::data
