#pragma once

#include "data/feature_map.hpp"
#include "data/matrix_view.hpp"
#include "data/principal_components.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace orthant::data {

/// What is done to features before distances are taken, in this order.
struct Recipe {
    Imputation imputation = Imputation::none;
    Scaling scaling = Scaling::none;
    std::size_t components = 0;  ///< principal components kept; 0: the features themselves
};

/// A recipe with all that it learns from the training rows, to be applied to any row. What it gives for a row depends
/// on the training rows and that row alone: neither on other rows nor on which are asked for together.
class Preprocessor {
  public:
    /// From the given rows of the table, at least one, and no others. Errors of FeatureMap and PrincipalComponents.
    /// Yields every few milliseconds (where a million rows are sorted for their quantiles: tens).
    static Preprocessor fit(const MatrixView& table, std::span<const std::uint32_t> rows, const Recipe& recipe,
                            const std::function<void()>& yield);

    /// Values of a row that comes out: features, or components. The first m of many components are, bit for bit, what
    /// the recipe with m components gives.
    std::size_t columns() const;

    /// Writes columns() values for each of the given rows of the table to out, each row `stride` values after the last.
    void apply(const MatrixView& table, std::span<const std::uint32_t> rows, double* out, std::size_t stride,
               const std::function<void()>& yield) const;

    /// Nothing where the recipe has no components.
    const std::optional<PrincipalComponents>& components() const { return components_; }

  private:
    FeatureMap map_;
    std::optional<PrincipalComponents> components_;
};

}  // namespace orthant::data
