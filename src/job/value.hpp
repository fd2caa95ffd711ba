#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <string>
#include <variant>

namespace orthant::job {

/// One value of one parameter.
using Value = std::variant<std::int64_t, double, bool, std::string>;

/// As a job file would write it: 3, 0.5, true, cube (no quotes).
std::string to_text(const Value& value);

/// Canonical bytes for hashing and messages: equal values, equal bytes.
void write_value(ByteWriter& out, const Value& value);

}  // namespace orthant::job
