#include "studies/dimension/set_size.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <string>
#include <variant>

namespace orthant::dimension {

std::uint64_t largest_value(const job::Job& job, const char* name) {
    const auto values = job.values(name);
    return static_cast<std::uint64_t>(std::get<std::int64_t>(*std::ranges::max_element(values)));
}

void check_set_size(const job::Job& job) {
    constexpr double most_coordinates = 1e12;
    const std::uint64_t points = largest_value(job, "N"), dimension = largest_value(job, "D");
    if (static_cast<double>(points) * static_cast<double>(dimension) <= most_coordinates) return;
    throw Error(ErrorKind::job, "'" + job.path.string() + "': N = " + std::to_string(points) +
                                    " points in D = " + std::to_string(dimension) +
                                    " dimensions are too many for one set (a set is drawn without a break, and these "
                                    "10^12 coordinates or more would take half an hour or longer); lower one of them");
}

}  // namespace orthant::dimension
