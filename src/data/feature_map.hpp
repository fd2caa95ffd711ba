#pragma once

#include "data/imputation.hpp"
#include "data/matrix_view.hpp"
#include "data/scaling.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace orthant::data {

/// Fills and scales each feature by itself, as learnt from the training rows.
class FeatureMap {
  public:
    /// From the given rows of the table, at least one, and no others. A feature without any value in them becomes 0 in
    /// every row. Calls yield after every feature. Error(data) for a missing value where imputation is none, and for
    /// values so large that their spread is infinite.
    static FeatureMap fit(const MatrixView& table, std::span<const std::uint32_t> rows, Imputation imputation,
                          Scaling scaling, const std::function<void()>& yield);

    std::size_t features() const { return scales_.size(); }

    /// The features first … first + out.size() − 1 of a row of the table.
    void apply(std::span<const double> row, std::size_t first, std::span<double> out) const;

  private:
    /// The next feature, from its values that are not missing, which are changed.
    void learn(std::vector<double>& values, std::size_t rows, Imputation imputation, Scaling scaling);

    std::vector<double> substitutes_;
    std::vector<ShiftAndScale> scales_;
};

}  // namespace orthant::data
