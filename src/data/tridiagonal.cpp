#include "data/tridiagonal.hpp"

#include "base/aligned.hpp"
#include "data/double_lanes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace orthant::data {
namespace {

constexpr std::size_t values_per_yield = std::size_t{1} << 17;

/// Calls yield after about so many values have been worked on.
class Breath {
  public:
    explicit Breath(const std::function<void()>& yield) : yield_(yield) {}

    void spend(std::size_t values) {
        spent_ += values;
        if (spent_ < values_per_yield) return;
        spent_ = 0;
        yield_();
    }

  private:
    const std::function<void()>& yield_;
    std::size_t spent_ = 0;
};

/// What a reflection I − u uᵀ/half does to a symmetric matrix from both sides: A ← A − u qᵀ − q uᵀ.
struct TwoSided {
    AlignedArray<double> u;
    AlignedArray<double> q;
    std::size_t length = 0;  ///< past it u and q are zero; a multiple of eight

    explicit TwoSided(std::size_t stride) : u(stride), q(stride) {}

    void apply(double* row, std::size_t i) const {
        const DoubleLanes ui = all_lanes(u[i]);
        const DoubleLanes qi = all_lanes(q[i]);
        for (std::size_t k = 0; k < length; k += double_lanes)
            store_lanes(row + k, load_lanes(row + k) - (ui * load_lanes(&q[k]) + qi * load_lanes(&u[k])));
    }
};

/// Makes of x (of i values, i ≥ 1) the u of the reflection that turns x into (0, …, 0, corner), and gives its `half`:
/// 0 where nothing is to be turned.
struct Turn {
    double corner;
    double half;
};
Turn turn_to_last(AlignedArray<double>& x, std::size_t i, std::size_t length) {
    const double last = std::exchange(x[i - 1], 0.0);
    const double others = dot_product(x.data(), x.data(), length);
    if (others == 0) return {last, 0};
    const double norm = std::sqrt(others + last * last);
    const double corner = last > 0 ? -norm : norm;
    x[i - 1] = last - corner;
    return {corner, norm * (norm + std::abs(last))};
}

/// Leaves the u of every reflection in its row of the matrix. Each pass over the matrix applies the reflection before
/// and multiplies by the next.
std::vector<double> reduce(SquareMatrix& matrix, Tridiagonal& result, Breath& breath) {
    const std::size_t n = matrix.size();
    std::vector<double> halves(n, 0.0);
    TwoSided before(matrix.stride());
    TwoSided next(matrix.stride());
    for (std::size_t i = n - 1; i > 0; --i) {
        double* pivot = matrix.row(i);
        before.apply(pivot, i);
        result.diagonal[i] = pivot[i];
        next.length = padded<double>(i);
        std::copy_n(pivot, i, next.u.data());
        std::fill(next.u.data() + i, next.u.data() + matrix.stride(), 0.0);
        const Turn turn = turn_to_last(next.u, i, next.length);
        result.below[i] = turn.corner;
        halves[i] = turn.half;
        for (std::size_t j = 0; j < i; ++j) {
            before.apply(matrix.row(j), j);
            next.q[j] = turn.half == 0 ? 0 : dot_product(matrix.row(j), next.u.data(), next.length) / turn.half;
            breath.spend(next.length);
        }
        std::fill(next.q.data() + i, next.q.data() + matrix.stride(), 0.0);
        if (turn.half == 0) std::fill_n(next.u.data(), i, 0.0);
        const double share =
            turn.half == 0 ? 0 : dot_product(next.u.data(), next.q.data(), next.length) / (2 * turn.half);
        for (std::size_t j = 0; j < i; ++j) next.q[j] -= share * next.u[j];
        std::copy_n(next.u.data(), i, pivot);
        std::swap(before, next);
    }
    result.diagonal[0] = matrix.row(0)[0];
    return halves;
}

/// The product of the reflections, the first to have been found applied last.
void multiply_reflections(const SquareMatrix& reflections, const std::vector<double>& halves, SquareMatrix& product,
                          Breath& breath) {
    const std::size_t n = product.size();
    AlignedArray<double> u(product.stride());
    for (std::size_t i = 0; i < n; ++i) product.row(i)[i] = 1;
    for (std::size_t i = 1; i < n; ++i) {
        if (halves[i] == 0) continue;
        const std::size_t length = padded<double>(i);
        std::copy_n(reflections.row(i), i, u.data());
        for (std::size_t r = 0; r < i; ++r) {
            double* row = product.row(r);
            const DoubleLanes factor = all_lanes(-dot_product(row, u.data(), length) / halves[i]);
            for (std::size_t k = 0; k < length; k += double_lanes)
                store_lanes(row + k, fused_lanes(factor, load_lanes(&u[k]), load_lanes(row + k)));
            breath.spend(length);
        }
    }
}

}  // namespace

Tridiagonal tridiagonal(SquareMatrix matrix, const std::function<void()>& yield) {
    const std::size_t n = matrix.size();
    Tridiagonal result{std::vector<double>(n), std::vector<double>(n), SquareMatrix(n)};
    if (n == 0) return result;
    Breath breath(yield);
    const std::vector<double> halves = reduce(matrix, result, breath);
    multiply_reflections(matrix, halves, result.rotation, breath);
    return result;
}

}  // namespace orthant::data
