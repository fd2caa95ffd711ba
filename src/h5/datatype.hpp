#pragma once

#include "h5/handle.hpp"
#include "h5/type.hpp"

#include <optional>

namespace orthant::h5 {

/// As a type lies in memory here, and in every file.
Datatype memory_type(Type type);
Datatype file_type(Type type);

/// The Type of a datatype in a file; other widths go to the Type that holds all their values, none where there is none.
std::optional<Type> type_of(const Datatype& datatype);

}  // namespace orthant::h5
