#include "studies/knn/bias_variance_pairs.hpp"

#include "base/contract.hpp"
#include "base/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace orthant::knn {

void PairProducts::add(const double* coordinates) {
    for (std::size_t i = 0; i < vectors_; ++i) {
        const F64Lanes own = splat(coordinates[i]);
        double* row = &products_[i * stride_];
        for (std::size_t j = i / lane_count * lane_count; j < stride_; j += lane_count)
            store(row + j, fused(own, load(coordinates + j), load(row + j)));
    }
}

Estimate pair_mean(std::size_t draws, const std::function<double(std::size_t, std::size_t)>& kernel) {
    ORTHANT_EXPECT(draws >= 4);
    const double n = static_cast<double>(draws);
    std::vector<double> values(draws * draws);
    CompensatedSum total;
    for (std::size_t i = 0; i < draws; ++i)
        for (std::size_t j = i + 1; j < draws; ++j) {
            values[i * draws + j] = values[j * draws + i] = kernel(i, j);
            total.add(values[i * draws + j]);
        }
    const double mean = 2 * total.value() / (n * (n - 1));

    double all = 0, squares = 0, row_squares = 0;  // of what is left when the mean is taken off
    for (std::size_t i = 0; i < draws; ++i) {
        double row = 0;
        for (std::size_t j = 0; j < draws; ++j) {
            if (i == j) continue;
            const double rest = values[i * draws + j] - mean;
            row += rest;
            squares += rest * rest;
        }
        all += row;
        row_squares += row * row;
    }
    const double sharing_one = row_squares - squares;
    const double sharing_none = all * all - 4 * sharing_one - 2 * squares;
    const double square_of_mean = sharing_none / (n * (n - 1) * (n - 2) * (n - 3));
    const double zeta2 = std::max(0.0, squares / (n * (n - 1)) - square_of_mean);
    const double zeta1 = std::clamp(sharing_one / (n * (n - 1) * (n - 2)) - square_of_mean, 0.0, zeta2 / 2);
    return {mean, std::sqrt((4 * (n - 2) * zeta1 + 2 * zeta2) / (n * (n - 1)))};
}

}  // namespace orthant::knn
