#include "data/symmetric_eigen.hpp"

#include "base/contract.hpp"
#include "data/double_lanes.hpp"
#include "data/tridiagonal.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

namespace orthant::data {
namespace {

/// Rows i and i+1 become cos·(row i) − sin·(row i+1) and sin·(row i) + cos·(row i+1).
struct Rotation {
    std::size_t i;
    double cos;
    double sin;
};

/// Rotations put off, until there are enough to make it worth taking the matrix strip by strip, each in the cache.
class Rotator {
  public:
    Rotator(SquareMatrix& rows, const std::function<void()>& yield) : rows_(rows), yield_(yield) {
        waiting_.reserve(most_waiting);
    }

    void add(const Rotation& rotation) {
        waiting_.push_back(rotation);
        if (waiting_.size() == most_waiting) flush();
    }

    void flush() {
        for (std::size_t column = 0; column < rows_.stride(); column += strip) {
            rotate(column, std::min(strip, rows_.stride() - column));
            yield_();
        }
        waiting_.clear();
    }

  private:
    static constexpr std::size_t most_waiting = std::size_t{1} << 13;
    static constexpr std::size_t strip = 32;

    void rotate(std::size_t column, std::size_t width) {
        for (const Rotation& rotation : waiting_) {
            double* upper = rows_.row(rotation.i) + column;
            double* lower = rows_.row(rotation.i + 1) + column;
            const DoubleLanes cos = all_lanes(rotation.cos);
            const DoubleLanes sin = all_lanes(rotation.sin);
            for (std::size_t k = 0; k < width; k += double_lanes) {
                const DoubleLanes a = load_lanes(upper + k);
                const DoubleLanes b = load_lanes(lower + k);
                store_lanes(upper + k, cos * a - sin * b);
                store_lanes(lower + k, sin * a + cos * b);
            }
        }
    }

    SquareMatrix& rows_;
    const std::function<void()>& yield_;
    std::vector<Rotation> waiting_;
};

double radius(double x, double y) {
    return std::sqrt(x * x + y * y);
}

/// QL steps on a tridiagonal matrix with entries of about 1 at most, until it is diagonal; every step also turns the
/// basis.
class Diagonaliser {
  public:
    /// beside[i] is T(i+1, i); the last is 0.
    Diagonaliser(std::vector<double>& diagonal, std::vector<double>& beside, Rotator& rotator)
        : diagonal_(diagonal), beside_(beside), rotator_(rotator) {}

    void run() {
        for (std::size_t first = 0; first < diagonal_.size(); ++first) {
            int steps = 0;
            for (std::size_t last = end_of_block(first); last != first; last = end_of_block(first)) {
                ORTHANT_EXPECT(++steps <= most_steps);
                step(first, last);
            }
        }
    }

  private:
    static constexpr int most_steps = 100;  // three are usual
    static constexpr double negligible = 0x1p-100;

    /// The last row that hangs together with `first`.
    std::size_t end_of_block(std::size_t first) const {
        std::size_t i = first;
        for (; i + 1 < diagonal_.size(); ++i) {
            const double around = std::abs(diagonal_[i]) + std::abs(diagonal_[i + 1]);
            const double small = std::max(std::numeric_limits<double>::epsilon() * around, negligible);
            if (std::abs(beside_[i]) <= small) break;
        }
        return i;
    }

    /// The difference of the last diagonal entry from Wilkinson's shift, an eigenvalue of the first 2 × 2 block.
    double shifted_last(std::size_t first, std::size_t last) const {
        const double slope = (diagonal_[first + 1] - diagonal_[first]) / (2 * beside_[first]);
        const double away = slope + std::copysign(radius(slope, 1), slope);
        return diagonal_[last] - diagonal_[first] + beside_[first] / away;
    }

    void step(std::size_t first, std::size_t last) {
        double sin = 1;
        double cos = 1;
        double carried = 0;
        double g = shifted_last(first, last);
        for (std::size_t i = last; i-- > first;) {
            const double f = sin * beside_[i];
            const double b = cos * beside_[i];
            const double r = radius(f, g);
            beside_[i + 1] = r;
            if (r == 0) {  // the block falls apart here
                diagonal_[i + 1] -= carried;
                beside_[last] = 0;
                return;
            }
            sin = f / r;
            cos = g / r;
            const double lower = diagonal_[i + 1] - carried;
            const double t = (diagonal_[i] - lower) * sin + 2 * cos * b;
            carried = sin * t;
            diagonal_[i + 1] = lower + carried;
            g = cos * t - b;
            rotator_.add({i, cos, sin});
        }
        diagonal_[first] -= carried;
        beside_[first] = g;
        beside_[last] = 0;
    }

    std::vector<double>& diagonal_;
    std::vector<double>& beside_;
    Rotator& rotator_;
};

/// The power of two that brings all entries to at most about 1 in magnitude.
double power_of_two_above(const SquareMatrix& matrix) {
    double largest = 0;
    for (std::size_t i = 0; i < matrix.size(); ++i)
        for (std::size_t j = 0; j < matrix.size(); ++j) largest = std::max(largest, std::abs(matrix.row(i)[j]));
    ORTHANT_EXPECT(std::isfinite(largest));
    int exponent = 0;
    std::frexp(largest, &exponent);
    return std::ldexp(1.0, std::clamp(exponent, -1000, 1000));
}

void divide(SquareMatrix& matrix, double divisor) {
    for (std::size_t i = 0; i < matrix.size(); ++i)
        for (std::size_t j = 0; j < matrix.size(); ++j) matrix.row(i)[j] /= divisor;
}

EigenPairs by_falling_value(const std::vector<double>& values, const SquareMatrix& vectors) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    EigenPairs pairs{std::vector<double>(values.size()), SquareMatrix(values.size())};
    for (std::size_t k = 0; k < order.size(); ++k) {
        pairs.values[k] = values[order[k]];
        std::copy_n(vectors.row(order[k]), vectors.stride(), pairs.vectors.row(k));
    }
    return pairs;
}

}  // namespace

EigenPairs eigen_pairs(SquareMatrix matrix, const std::function<void()>& yield) {
    const double unit = power_of_two_above(matrix);
    divide(matrix, unit);
    Tridiagonal reduced = tridiagonal(std::move(matrix), yield);
    std::vector<double>& beside = reduced.below;
    std::rotate(beside.begin(), beside.begin() + (beside.empty() ? 0 : 1), beside.end());
    Rotator rotator(reduced.rotation, yield);
    Diagonaliser(reduced.diagonal, beside, rotator).run();
    rotator.flush();
    for (double& value : reduced.diagonal) value *= unit;
    return by_falling_value(reduced.diagonal, reduced.rotation);
}

}  // namespace orthant::data
