#include "data/feature_map.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

namespace orthant::data {
namespace {

/// Features read together: a cache line of every row.
constexpr std::size_t strip = 8;
constexpr std::size_t rows_per_yield = 8192;

/// The values that are not missing, feature by feature.
using Columns = std::array<std::vector<double>, strip>;

void read_strip(const MatrixView& table, std::span<const std::uint32_t> rows, std::size_t first, std::size_t count,
                Columns& present, const std::function<void()>& yield) {
    for (auto& column : present) column.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % rows_per_yield == 0) yield();
        const std::span<const double> values = table.row(rows[i]).subspan(first, count);
        for (std::size_t c = 0; c < count; ++c)
            if (!std::isnan(values[c])) present[c].push_back(values[c]);
    }
}

Error bad_feature(std::size_t feature, const std::string& why, const std::string& cure) {
    return {ErrorKind::data,
            "cannot prepare feature " + std::to_string(feature + 1) + " of the data (" + why + "); " + cure};
}

}  // namespace

FeatureMap FeatureMap::fit(const MatrixView& table, std::span<const std::uint32_t> rows, Imputation imputation,
                           Scaling scaling, const std::function<void()>& yield) {
    ORTHANT_EXPECT(!rows.empty());
    FeatureMap map;
    Columns present;
    for (std::size_t first = 0; first < table.columns; first += strip) {
        const std::size_t count = std::min(strip, table.columns - first);
        read_strip(table, rows, first, count, present, yield);
        for (std::size_t c = 0; c < count; ++c) {
            yield();
            map.learn(present[c], rows.size(), imputation, scaling);
        }
    }
    return map;
}

void FeatureMap::learn(std::vector<double>& values, std::size_t rows, Imputation imputation, Scaling scaling) {
    const std::size_t feature = scales_.size();
    const std::size_t missing = rows - values.size();
    if (missing > 0 && imputation == Imputation::none)
        throw bad_feature(
            feature,
            counted(missing, "value") + " of " + std::to_string(rows) + (missing == 1 ? " is" : " are") + " missing",
            R"(set the imputation to "mean" or "median")");
    if (values.empty()) {
        substitutes_.push_back(0);
        scales_.push_back({0, std::numeric_limits<double>::infinity()});
        return;
    }
    substitutes_.push_back(substitute(imputation, values));
    values.resize(rows, substitutes_.back());
    scales_.push_back(fitted(scaling, values));
    if (!std::isfinite(scales_.back().shift) || !std::isfinite(scales_.back().scale))
        throw bad_feature(feature, "its values are too large to be scaled", "give them in another unit");
}

void FeatureMap::apply(std::span<const double> row, std::size_t first, std::span<double> out) const {
    ORTHANT_EXPECT(row.size() == features() && first + out.size() <= features());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double value = row[first + i];
        out[i] = scales_[first + i](std::isnan(value) ? substitutes_[first + i] : value);
    }
}

}  // namespace orthant::data
