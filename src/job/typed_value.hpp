#pragma once

#include "job/item.hpp"
#include "job/schema.hpp"
#include "job/value.hpp"

#include <string>
#include <string_view>

namespace orthant::job {

/// What a parameter accepts: "an integer, at least 1", "one of cube, ball", "true or false".
std::string accepted(const Parameter& parameter);

/// An item as a value of the parameter: an integer becomes a real where one is asked (a real never an integer), -0.0
/// becomes 0.0. Error(job) at the item, under `key`, for a wrong type, a number that is not finite (but for inf where
/// the parameter takes it) or out of range, text not among the choices or with a NUL in it, an empty path, and what is
/// no time.
Value typed_value(const Parameter& parameter, const Item& item, std::string_view key);

}  // namespace orthant::job
