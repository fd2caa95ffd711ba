#pragma once

#include "data/feature_map.hpp"
#include "data/matrix_view.hpp"
#include "data/panels.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace orthant::data {

/// The orthogonal directions along which the mapped training rows vary most: first the one of largest variance, then
/// the one of largest variance left, and so on. In each, the coordinate of largest magnitude (the first of equal ones)
/// is positive. All numbers of directions come from one decomposition: fewer are the first of more, bit for bit.
class PrincipalComponents {
  public:
    /// The first `components` ≥ 1 directions of the given rows, by the eigenvectors of their covariance matrix or,
    /// where there are more features than rows, of the matrix of the rows' inner products. Both square the data: a
    /// direction whose variance is less than about 1e-16 of the largest is orthogonal to the others, and otherwise
    /// chance; in the second case it is 0 where the deviation along it is less than 1e-12 of the largest.
    ///
    /// Time: n·d·min(n, d) + 6·min(n, d)³ operations (10,000 × 784: a second), with a yield every few milliseconds.
    /// Memory: two matrices of min(n, d)² doubles, two of d × components, and 256 rows or columns of the table.
    ///
    /// Error(data) for more components than min(n − 1, d), and for values so large that their variance is infinite.
    static PrincipalComponents fit(const MatrixView& table, std::span<const std::uint32_t> rows, const FeatureMap& map,
                                   std::size_t components, const std::function<void()>& yield);

    std::size_t components() const { return variances_.size(); }

    /// Unbiased variance of the training rows along each direction (scikit-learn's explained_variance_), falling.
    std::span<const double> variances() const { return variances_; }

    /// Coordinate `feature` of a direction.
    double direction(std::size_t component, std::size_t feature) const { return directions_.at(component, feature); }

    /// Writes components() coordinates of each of the given rows of the table, mapped and less the training rows' mean,
    /// to out: each row `stride` values after the last.
    void apply(const MatrixView& table, std::span<const std::uint32_t> rows, const FeatureMap& map, double* out,
               std::size_t stride, const std::function<void()>& yield) const;

  private:
    PrincipalComponents(std::vector<double> means, std::vector<double> variances, Panels directions);

    std::vector<double> means_;
    std::vector<double> variances_;
    Panels directions_;
};

}  // namespace orthant::data
