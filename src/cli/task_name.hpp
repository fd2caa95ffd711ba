#pragma once

#include "job/space.hpp"

#include <cstdint>
#include <string>

namespace orthant::cli {

/// "point D=3 source=cube"; of a job without axes "the point".
inline std::string point_name(const job::Point& point) {
    const std::string label = point.label();
    return label.empty() ? "the point" : "point " + label;
}

/// "task 3 of point D=3"; of several "tasks 3 to 5 of point D=3".
inline std::string task_name(const job::Point& point, std::uint64_t first, std::uint64_t count = 1) {
    const std::string numbers = count == 1
                                    ? "task " + std::to_string(first)
                                    : "tasks " + std::to_string(first) + " to " + std::to_string(first + count - 1);
    return numbers + " of " + point_name(point);
}

}  // namespace orthant::cli
