#include "studies/knn/splits.hpp"

#include "base/contract.hpp"
#include "data/subsets.hpp"

#include <algorithm>
#include <limits>

namespace orthant::knn {
namespace {

struct Sizes {
    std::size_t priorities, folds, inner;

    explicit Sizes(const Splits::Shape& shape)
        : priorities(std::max<std::size_t>(1, shape.repeats) * shape.rows),
          folds(priorities),
          inner(shape.inner_folds == 0 ? 0 : shape.repeats * shape.folds * shape.rows) {}
};

}  // namespace

std::uint64_t Splits::bytes(const Shape& shape) {
    const Sizes sizes(shape);
    return sizes.priorities * sizeof(std::uint64_t) + (sizes.folds + sizes.inner) * sizeof(std::int32_t);
}

Splits::Parts Splits::parts(const Shape& shape, std::span<std::byte> memory) {
    const Sizes sizes(shape);
    ORTHANT_EXPECT(memory.size() >= bytes(shape));
    auto* priorities = reinterpret_cast<std::uint64_t*>(memory.data());
    auto* folds = reinterpret_cast<std::int32_t*>(priorities + sizes.priorities);
    return {{priorities, sizes.priorities}, {folds, sizes.folds}, {folds + sizes.folds, sizes.inner}};
}

Splits::Splits(const Shape& shape, std::span<const std::byte> memory) : shape_(shape) {
    const Sizes sizes(shape);
    ORTHANT_EXPECT(memory.size() >= bytes(shape));
    const auto* priorities = reinterpret_cast<const std::uint64_t*>(memory.data());
    const auto* folds = reinterpret_cast<const std::int32_t*>(priorities + sizes.priorities);
    priorities_ = {priorities, sizes.priorities};
    folds_ = {folds, sizes.folds};
    inner_ = {folds + sizes.folds, sizes.inner};
}

bool Splits::validates(const Split& split, std::size_t row) const {
    switch (split.kind) {
        case Split::Kind::fold:
            return fold(split.repeat, row) == static_cast<std::int32_t>(split.fold);
        case Split::Kind::inner:
            return inner_fold(split.repeat, split.fold, row) == static_cast<std::int32_t>(split.inner);
        case Split::Kind::test:
            return fold(0, row) == held_out;
        case Split::Kind::refit:
            return false;
    }
    contract_violated("a known kind of split", __FILE__, __LINE__);
}

bool Splits::may_train(const Split& split, std::size_t row) const {
    const std::int32_t own = fold(split.repeat, row);
    if (own == held_out) return false;
    switch (split.kind) {
        case Split::Kind::fold:
            return own != static_cast<std::int32_t>(split.fold);
        case Split::Kind::inner:
            return own != static_cast<std::int32_t>(split.fold) &&
                   inner_fold(split.repeat, split.fold, row) != static_cast<std::int32_t>(split.inner);
        case Split::Kind::test:
        case Split::Kind::refit:
            return true;
    }
    contract_violated("a known kind of split", __FILE__, __LINE__);
}

TrainingPart::TrainingPart(const Splits& splits, const Split& split, double share)
    : splits_(&splits), split_(split), limit_(std::numeric_limits<std::uint64_t>::max()) {
    if (share >= 1) return;
    Split whole = split;
    if (whole.kind == Split::Kind::inner) whole.kind = Split::Kind::fold;
    std::vector<std::uint64_t> priorities;
    for (std::size_t row = 0; row < splits.shape().rows; ++row)
        if (splits.may_train(whole, row)) priorities.push_back(splits.priority(split.repeat, row));
    ORTHANT_EXPECT(!priorities.empty());
    const std::size_t wanted = std::max<std::size_t>(1, data::rows_of_share(priorities.size(), share));
    const auto last = priorities.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
    std::nth_element(priorities.begin(), last, priorities.end());
    limit_ = *last;
}

std::vector<std::uint32_t> TrainingPart::rows() const {
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < splits_->shape().rows; ++row)
        if (has(row)) rows.push_back(static_cast<std::uint32_t>(row));
    return rows;
}

}  // namespace orthant::knn
