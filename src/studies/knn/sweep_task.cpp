#include "studies/knn/sweep_task.hpp"

#include <algorithm>

namespace orthant::knn {

std::size_t SweepContext::neighbours_needed() const {
    return std::max<std::size_t>(settings.largest_k(), settings.kept_neighbours);
}

}  // namespace orthant::knn
