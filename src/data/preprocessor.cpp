#include "data/preprocessor.hpp"

#include "base/contract.hpp"

namespace orthant::data {

Preprocessor Preprocessor::fit(const MatrixView& table, std::span<const std::uint32_t> rows, const Recipe& recipe,
                               const std::function<void()>& yield) {
    Preprocessor fitted;
    fitted.map_ = FeatureMap::fit(table, rows, recipe.imputation, recipe.scaling, yield);
    if (recipe.components > 0)
        fitted.components_ = PrincipalComponents::fit(table, rows, fitted.map_, recipe.components, yield);
    return fitted;
}

std::size_t Preprocessor::columns() const {
    return components_ ? components_->components() : map_.features();
}

void Preprocessor::apply(const MatrixView& table, std::span<const std::uint32_t> rows, double* out, std::size_t stride,
                         const std::function<void()>& yield) const {
    if (components_) return components_->apply(table, rows, map_, out, stride, yield);
    ORTHANT_EXPECT(stride >= columns());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        map_.apply(table.row(rows[i]), 0, {out + i * stride, columns()});
        yield();
    }
}

}  // namespace orthant::data
