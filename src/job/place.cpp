#include "job/place.hpp"

#include <tuple>

namespace orthant::job {

std::string Place::text() const {
    if (line == 0) return *source;
    return *source + ":" + std::to_string(line) + ":" + std::to_string(column);
}

bool Place::is_before(const Place& other) const {
    return std::tie(line, column) < std::tie(other.line, other.column);
}

}  // namespace orthant::job
