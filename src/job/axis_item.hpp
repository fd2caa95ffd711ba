#pragma once

#include "job/axis_values.hpp"
#include "job/item.hpp"
#include "job/schema.hpp"

#include <cstdint>
#include <string_view>

namespace orthant::job {

/// How many values an item of [space] stands for, found without making them: a list's length, a range's count, 1 for a
/// single value. Error(job) for an empty list and a bad range.
std::uint64_t axis_size(const Parameter& parameter, const Item& item, std::string_view key);

/// Those values; of a list checked one by one. Error(job) for a value that the parameter does not accept or that stands
/// twice.
AxisValues axis_values(const Parameter& parameter, const Item& item, std::string_view key);

}  // namespace orthant::job
