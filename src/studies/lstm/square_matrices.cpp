#include "studies/lstm/square_matrices.hpp"

#include "base/contract.hpp"
#include "base/fixed_math_of_one.hpp"
#include "data/symmetric_eigen.hpp"
#include "studies/lstm/product.hpp"
#include "studies/lstm/right_factor.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace orthant::lstm {
namespace {

constexpr std::size_t rows_at_once = 64;

double dot(const double* a, const double* b, std::size_t count) {
    double lanes[lane_count] = {};
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count)
        for (std::size_t l = 0; l < lane_count; ++l) lanes[l] += a[i + l] * b[i + l];
    for (std::size_t l = 0; i < count; ++i, ++l) lanes[l] += a[i] * b[i];
    return sum_of_lanes(load(lanes));
}

double operations(std::size_t rows, std::size_t size) {
    return 2 * static_cast<double>(rows * size * size);
}

/// to = a·a
void square(Rows<const double> a, Rows<double> to, Pace& pace) {
    RightFactor<double> factor;
    factor.assign(a, RightFactor<double>::Form::as_it_is, a.rows);
    std::fill_n(to.values, to.rows * to.columns, 0.0);
    for (std::size_t first = 0; first < a.rows; first += rows_at_once) {
        const std::size_t rows = std::min(rows_at_once, a.rows - first);
        factor.add_product(a.slice(first, rows), to.slice(first, rows));
        pace.spend(operations(rows, a.columns));
    }
}

/// Divides by the Frobenius norm, which it returns.
double normalise(std::span<double> values) {
    const double norm = std::sqrt(dot(values.data(), values.data(), values.size()));
    if (norm > 0)
        for (double& value : values) value /= norm;
    return norm;
}

}  // namespace

double spectral_norm(Rows<const double> matrix, Pace& pace) {
    const std::size_t n = matrix.rows;
    ORTHANT_EXPECT(n > 0 && matrix.columns == n);
    data::SquareMatrix gram(n);
    const Rows<double> of_gram{gram.row(0), n, n, gram.stride()};
    for (std::size_t first = 0; first < n; first += rows_at_once) {
        const std::size_t rows = std::min(rows_at_once, n - first);
        add_product_of_transposed<double>(matrix.slice(first, rows), matrix.slice(first, rows), of_gram);
        pace.spend(operations(rows, n));
    }
    constexpr double operations_between_yields = 5e5;
    const data::EigenPairs pairs =
        data::eigen_pairs(std::move(gram), [&pace] { pace.spend(operations_between_yields); });
    return std::sqrt(std::max(pairs.values.front(), 0.0));
}

double spectral_radius(Rows<const double> matrix, Pace& pace) {
    const std::size_t n = matrix.rows;
    ORTHANT_EXPECT(n > 0 && matrix.columns == n);
    constexpr int squarings = 40;
    Buffer<double> power(n * n), squared(n * n);
    for (std::size_t i = 0; i < n; ++i) std::copy_n(matrix.row(i), n, power.data() + i * n);
    double logarithm = 0;  // of ‖A^(2^m)‖^(1/2^m), with A^(2^m) = e^(2^m·logarithm) · power
    double share = 1;      // 2^−m
    for (int m = 0; m <= squarings; ++m, share /= 2) {
        if (m > 0) {
            square({power.data(), n, n}, {squared.data(), n, n}, pace);
            std::swap(power, squared);
        }
        const double norm = normalise(power.span());
        if (norm == 0) return 0;
        logarithm += share * fixed_math::log(norm);
    }
    return fixed_math::exp(logarithm);
}

std::size_t spectral_norm_bytes(std::size_t size) {
    const std::size_t stride = padded<double>(size);
    return 3 * stride * stride * sizeof(double);
}

std::size_t spectral_radius_bytes(std::size_t size) {
    return 2 * Buffer<double>::bytes(size * size) +
           RightFactor<double>::bytes(size, size, RightFactor<double>::Form::as_it_is, size);
}

void orthonormalise(Rows<double> matrix, Pace& pace) {
    const std::size_t n = matrix.columns;
    for (std::size_t i = 0; i < matrix.rows; ++i) {
        double* row = matrix.row(i);
        for (int times = 0; times < 2; ++times)
            for (std::size_t j = 0; j < i; ++j) {
                const double* other = matrix.row(j);
                const double along = dot(row, other, n);
                for (std::size_t k = 0; k < n; ++k) row[k] -= along * other[k];
            }
        normalise({row, n});
        pace.spend(8 * static_cast<double>(i * n));
    }
}

}  // namespace orthant::lstm
