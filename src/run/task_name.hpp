#pragma once

#include "study/task_outcome.hpp"

#include <string>

namespace orthant::run {

/// "task 3 of point 7", by their numbers.
inline std::string name_of(study::TaskId id) {
    return "task " + std::to_string(id.task) + " of point " + std::to_string(id.point);
}

}  // namespace orthant::run
