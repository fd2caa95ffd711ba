#include "studies/knn/choice.hpp"

#include "base/contract.hpp"

#include <cmath>

namespace orthant::knn {

std::optional<Choice> choose(std::span<const double> scores, std::span<const double> standard_errors, Better better) {
    ORTHANT_EXPECT(scores.size() == standard_errors.size());
    const auto loss = [&](std::size_t i) { return better == Better::lower ? scores[i] : -scores[i]; };
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (!std::isnan(scores[i]) && (!best || loss(i) < loss(*best))) best = i;
    if (!best) return std::nullopt;
    const double slack = std::isfinite(standard_errors[*best]) ? standard_errors[*best] : 0;
    std::size_t simplest = scores.size() - 1;
    while (!(loss(simplest) <= loss(*best) + slack)) --simplest;
    return Choice{*best, simplest};
}

}  // namespace orthant::knn
