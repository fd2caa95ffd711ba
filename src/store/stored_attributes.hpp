#pragma once

#include "h5/attribute.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace orthant::store {

/// Attributes as what they must be: Error(storage) where one is missing, or is something else.
std::int64_t integer_attribute(h5::AttributeHolder holder, const std::string& name);
double real_attribute(h5::AttributeHolder holder, const std::string& name);
std::vector<std::string> text_list_attribute(h5::AttributeHolder holder, const std::string& name);

/// Text as it is, numbers as text, lists joined by spaces; "" where there is no such attribute.
std::string attribute_as_text(h5::AttributeHolder holder, const std::string& name);

}  // namespace orthant::store
