#include "studies/knn/bias_variance_cut.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::knn {
namespace {

constexpr std::size_t entries_per_block = 1 << 16;
constexpr std::uint64_t most_set_blocks = 64;

}  // namespace

BiasVarianceCut::BiasVarianceCut(std::size_t test_points, std::uint64_t sets, std::size_t ks, std::size_t largest_k,
                                 std::size_t classes)
    : test_points_(test_points), sets_(sets), ks_(ks), classes_(classes), set_blocks_(std::min(sets, most_set_blocks)) {
    ORTHANT_EXPECT(test_points >= 1 && sets >= 1 && ks >= 1 && largest_k >= ks);
    const std::size_t entries = std::max(ks * std::max<std::size_t>(classes, 1), largest_k);
    points_per_block_ = std::clamp<std::size_t>(entries_per_block / entries, 1, test_points);
}

BiasVarianceCut::Block BiasVarianceCut::block(std::uint64_t task) const {
    ORTHANT_EXPECT(task < tasks());
    const std::uint64_t set_block = task % set_blocks_;
    const std::size_t first_point = task / set_blocks_ * points_per_block_;
    const std::uint64_t first_set = sets_ * set_block / set_blocks_;
    const std::uint64_t end_set = sets_ * (set_block + 1) / set_blocks_;
    return {first_point, std::min(points_per_block_, test_points_ - first_point), first_set, end_set - first_set,
            set_block};
}

RecordShape shape_of(const BiasVarianceCut& cut, const BiasVarianceCut::Block& block, Exact exact) {
    const bool is_first = block.set_block == 0;
    return {.rows = block.points,
            .ks = cut.ks(),
            .classes = cut.classes(),
            .sets = block.sets,
            .has_truths = is_first && cut.classes() > 0,
            .has_exact = is_first && exact == Exact::known};
}

}  // namespace orthant::knn
