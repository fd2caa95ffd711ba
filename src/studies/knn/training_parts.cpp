#include "studies/knn/training_parts.hpp"

#include "data/subsets.hpp"

#include <algorithm>
#include <limits>

namespace orthant::knn {

TrainingParts::TrainingParts(const Splits& splits, double share, Folds folds, const std::function<void()>& yield)
    : splits_(&splits), share_(share), whole_(splits, {Split::Kind::refit, 0, 0, 0}, share) {
    const Splits::Shape& shape = splits.shape();
    limit_without_ = limit_with_ = std::numeric_limits<std::uint64_t>::max();
    if (share >= 1) return;
    if (folds == Folds::of_rows) {
        for (std::uint32_t r = 0; r < shape.repeats; ++r)
            for (std::uint32_t f = 0; f < shape.folds; ++f) {
                yield();
                folds_.emplace_back(splits, Split{Split::Kind::fold, r, f, 0}, share);
            }
        return;
    }
    std::vector<std::uint64_t> priorities;
    for (std::size_t row = 0; row < shape.rows; ++row)
        if (splits.fold(0, row) != held_out) priorities.push_back(splits.priority(0, row));
    const std::size_t wanted = std::max<std::size_t>(1, data::rows_of_share(priorities.size() - 1, share));
    const auto next = priorities.begin() + static_cast<std::ptrdiff_t>(wanted);
    std::nth_element(priorities.begin(), next, priorities.end());
    limit_with_ = *next;
    limit_without_ = *std::max_element(priorities.begin(), next);
}

}  // namespace orthant::knn
