#pragma once

#include "data/square_matrix.hpp"

#include <functional>
#include <vector>

namespace orthant::data {

struct EigenPairs {
    std::vector<double> values;  ///< falling
    SquareMatrix vectors;        ///< row k: the unit eigenvector of values[k]; the rows are orthonormal
};

/// All eigenvalues and eigenvectors of a symmetric matrix, each exact for a matrix that differs by a few roundings of
/// the largest entry. Householder's reduction to a tridiagonal matrix, then QL steps with implicit shifts (Golub and
/// Van Loan, "Matrix Computations", 8.3; Martin and Wilkinson 1968). About 6·n³ operations in one fixed order (n = 784:
/// a second), of which yield is called every few hundred thousand. The entries must be finite.
EigenPairs eigen_pairs(SquareMatrix matrix, const std::function<void()>& yield);

}  // namespace orthant::data
