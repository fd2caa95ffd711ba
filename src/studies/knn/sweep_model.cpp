#include "studies/knn/sweep_model.hpp"

#include <algorithm>

namespace orthant::knn {

VoteGrid grid_of(const SweepSettings& settings) {
    std::vector<std::uint32_t> ks = settings.ks;
    std::ranges::sort(ks);
    return {std::move(ks), settings.weights};
}

}  // namespace orthant::knn
