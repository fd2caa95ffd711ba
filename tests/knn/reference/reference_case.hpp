#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::knn::reference {

/// Neighbours are listed row by row, ks.back() of each row. What is expected is listed by cell, uniform weights with
/// each k first, then weights by distance; within a cell by row, or by score.
struct ReferenceClasses {
    std::size_t classes;
    std::vector<std::uint32_t> ks;
    std::vector<std::int32_t> truths;
    std::vector<std::int32_t> neighbour_classes;
    std::vector<double> distances;
    std::vector<std::int32_t> predicted;
    std::vector<double> probability_of_truth;
    std::vector<double> scores;  ///< accuracy, balanced accuracy, macro F1, log-loss, Brier
};

struct ReferenceValues {
    std::vector<std::uint32_t> ks;
    std::vector<double> truths;
    std::vector<double> neighbour_values;
    std::vector<double> distances;
    std::vector<double> scores;  ///< mse, rmse, mae, R²
};

}  // namespace orthant::knn::reference
