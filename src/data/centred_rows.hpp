#pragma once

#include "data/feature_map.hpp"
#include "data/matrix_view.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace orthant::data {

/// Some rows of a table, mapped, less a mean.
struct CentredRows {
    const MatrixView& table;
    std::span<const std::uint32_t> rows;
    const FeatureMap& map;
    std::span<const double> means;

    std::size_t size() const { return rows.size(); }
    std::size_t features() const { return map.features(); }

    /// The features first … first + out.size() − 1 of the i-th of the rows.
    void read(std::size_t i, std::size_t first, std::span<double> out) const {
        map.apply(table.row(rows[i]), first, out);
        for (std::size_t j = 0; j < out.size(); ++j) out[j] -= means[first + j];
    }
};

/// The mean of every feature of the mapped rows, at least one. Yields every few milliseconds.
std::vector<double> mapped_means(const MatrixView& table, std::span<const std::uint32_t> rows, const FeatureMap& map,
                                 const std::function<void()>& yield);

}  // namespace orthant::data
