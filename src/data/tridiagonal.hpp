#pragma once

#include "data/square_matrix.hpp"

#include <functional>
#include <vector>

namespace orthant::data {

/// A = Qᵀ T Q with Q orthogonal and T symmetric with three diagonals.
struct Tridiagonal {
    std::vector<double> diagonal;
    std::vector<double> below;  ///< below[i] is T(i, i−1); below[0] = 0
    SquareMatrix rotation;      ///< Q: row i is the i-th basis vector
};

/// Householder's reduction of a symmetric matrix with entries of at most 1, from the last row up. Calls yield after
/// every few rows.
Tridiagonal tridiagonal(SquareMatrix matrix, const std::function<void()>& yield);

}  // namespace orthant::data
