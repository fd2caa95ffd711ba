#include "studies/knn/vote_grid.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::knn {

VoteGrid::VoteGrid(std::vector<std::uint32_t> ks, std::vector<Weights> weights)
    : ks_(std::move(ks)), weights_(std::move(weights)) {
    ORTHANT_EXPECT(!ks_.empty() && ks_.front() > 0);
    ORTHANT_EXPECT(std::adjacent_find(ks_.begin(), ks_.end(), std::greater_equal{}) == ks_.end());
    ORTHANT_EXPECT(weights_.size() == 1 || (weights_.size() == 2 && weights_[0] != weights_[1]));
}

bool VoteGrid::asks_distances() const {
    return std::find(weights_.begin(), weights_.end(), Weights::distance) != weights_.end();
}

}  // namespace orthant::knn
