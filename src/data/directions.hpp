#pragma once

#include "base/aligned.hpp"
#include "data/centred_rows.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace orthant::data {

/// Directions of largest variance, either orthogonal unit vectors or zero.
struct Directions {
    std::vector<double> squares;   ///< of each: the sum of the rows' squares along it; falling, not negative
    AlignedArray<double> vectors;  ///< of each: one coordinate per feature
    std::size_t stride;            ///< between vectors

    std::span<double> vector(std::size_t i, std::size_t features) { return {&vectors[i * stride], features}; }
};

/// The first `count` ≤ min(n, d), from the d × d matrix of the products of features.
Directions directions_by_features(const CentredRows& rows, std::size_t count, const std::function<void()>& yield);

/// The same, from the n × n matrix of the products of rows: the cheaper way where d > n. Its eigenvectors, with which
/// the rows are added up to directions, are made orthogonal once more.
Directions directions_by_rows(const CentredRows& rows, std::size_t count, const std::function<void()>& yield);

}  // namespace orthant::data
