#include "studies/knn/preparation.hpp"

#include "studies/knn/noise.hpp"

#include <algorithm>

namespace orthant::knn {
namespace {

constexpr std::size_t rows_per_yield = 256;

/// The preprocessors that a job needs: all columns where it asks for 0 components, the most components where for more.
std::vector<data::Recipe> recipes(const SweepSettings& settings, const SweepPoint& point) {
    const data::Recipe plain{settings.imputation, point.scaling, 0};
    std::vector<data::Recipe> recipes;
    if (std::ranges::count(settings.components, 0U) > 0) recipes.push_back(plain);
    if (settings.has_components()) {
        recipes.push_back(plain);
        recipes.back().components = std::ranges::max(settings.components);
    }
    return recipes;
}

}  // namespace

neighbours::PaddedRows with_noise(const data::MatrixView& table, std::size_t noise, std::uint64_t key,
                                  const std::function<void()>& yield) {
    neighbours::PaddedRows noisy(table.rows, table.columns + noise);
    for (std::size_t i = 0; i < table.rows; ++i) {
        if (i % rows_per_yield == 0) yield();
        std::ranges::copy(table.row(i), noisy.row(i));
        fill_noise(key, i, {noisy.row(i) + table.columns, noise});
    }
    return noisy;
}

Preparation::Preparation(const data::MatrixView& table, std::vector<std::uint32_t> training,
                         const SweepSettings& settings, const SweepPoint& point, const std::function<void()>& yield)
    : table_(table), training_(std::move(training)) {
    const std::vector<data::Recipe> needed = recipes(settings, point);
    for (const data::Recipe& recipe : needed) fits_.push_back(data::Preprocessor::fit(table, training_, recipe, yield));
    for (const std::size_t components : settings.components) {
        const std::size_t fit = components == 0 ? 0 : fits_.size() - 1;
        const std::size_t columns = components == 0 ? table.columns : components;
        neighbours::PaddedRows rows = apply(fits_[fit], columns, training_, yield);
        AlignedArray<std::byte> memory(neighbours::Reference::bytes(point.measure, training_.size(), columns));
        const neighbours::Reference reference =
            neighbours::Reference::make(memory.span(), point.measure, rows.view(), yield);
        variants_.push_back({fit, std::move(rows), std::move(memory), reference});
    }
}

neighbours::PaddedRows Preparation::rows(std::size_t i, std::span<const std::uint32_t> rows,
                                         const std::function<void()>& yield) const {
    const Variant& variant = variants_[i];
    return apply(fits_[variant.fit], variant.training.view().columns, rows, yield);
}

/// The first columns are those of fewer components.
neighbours::PaddedRows Preparation::apply(const data::Preprocessor& fit, std::size_t columns,
                                          std::span<const std::uint32_t> rows,
                                          const std::function<void()>& yield) const {
    neighbours::PaddedRows all(rows.size(), fit.columns());
    fit.apply(table_, rows, all.row(0), all.view().stride, yield);
    if (columns == fit.columns()) return all;
    neighbours::PaddedRows first(rows.size(), columns);
    for (std::size_t i = 0; i < rows.size(); ++i) std::copy_n(all.row(i), columns, first.row(i));
    return first;
}

}  // namespace orthant::knn
