#pragma once

#include "studies/lstm/buffer.hpp"
#include "studies/lstm/pace.hpp"
#include "studies/lstm/rows.hpp"

#include <cstddef>

/// What recurrent weights are measured and begun by, of n×n matrices, row-major, in one fixed order of operations.
/// Rows must be readable for a cache line behind their end (Buffer).
namespace orthant::lstm {

/// ‖A‖₂, the largest singular value: the root of the largest eigenvalue of AᵀA. About 8·n³ operations.
double spectral_norm(Rows<const double> matrix, Pace& pace);

/// ρ(A), the largest magnitude of an eigenvalue, by Gelfand's formula ρ = lim ‖Aⁿ‖^(1/n) at n = 2^40: within about
/// 1e-11 of itself, where eigenvectors are not nearly parallel. 80·n³ operations.
double spectral_radius(Rows<const double> matrix, Pace& pace);
/// What they allocate for a while, bytes: about three matrices.
std::size_t spectral_norm_bytes(std::size_t size);
std::size_t spectral_radius_bytes(std::size_t size);

/// Replaces the rows by orthonormal ones that span the same (Gram and Schmidt, each row twice): of independent normal
/// values, an orthogonal matrix that is uniformly distributed (Haar). About 4·n³ operations.
void orthonormalise(Rows<double> matrix, Pace& pace);

}  // namespace orthant::lstm
