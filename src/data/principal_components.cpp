#include "data/principal_components.hpp"

#include "base/aligned.hpp"
#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "data/centred_rows.hpp"
#include "data/directions.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace orthant::data {
namespace {

/// Rows that meet every panel of directions together.
constexpr std::size_t rows_together = 32;

void check_count(std::size_t components, std::size_t rows, std::size_t features) {
    ORTHANT_EXPECT(components >= 1 && rows >= 1);
    const std::size_t most = std::min(rows - 1, features);
    if (components > most)
        throw Error(ErrorKind::data, "cannot find " + counted(components, "principal component") + " (" +
                                         counted(rows, "training row") + " with " + counted(features, "feature") +
                                         " have at most " + std::to_string(most) + "); ask for fewer");
}

/// The coordinate of largest magnitude becomes positive.
void fix_sign(std::span<double> direction) {
    const auto largest = std::max_element(direction.begin(), direction.end(),
                                          [](double a, double b) { return std::abs(a) < std::abs(b); });
    if (*largest < 0)
        for (double& coordinate : direction) coordinate = -coordinate;
}

}  // namespace

PrincipalComponents::PrincipalComponents(std::vector<double> means, std::vector<double> variances, Panels directions)
    : means_(std::move(means)), variances_(std::move(variances)), directions_(std::move(directions)) {}

PrincipalComponents PrincipalComponents::fit(const MatrixView& table, std::span<const std::uint32_t> rows,
                                             const FeatureMap& map, std::size_t components,
                                             const std::function<void()>& yield) {
    const std::size_t features = map.features();
    check_count(components, rows.size(), features);
    std::vector<double> means = mapped_means(table, rows, map, yield);
    const CentredRows centred{table, rows, map, means};
    Directions found = features <= rows.size() ? directions_by_features(centred, components, yield)
                                               : directions_by_rows(centred, components, yield);
    Panels directions(components, features);
    std::vector<double> variances;
    for (std::size_t i = 0; i < components; ++i) {
        const std::span<double> direction = found.vector(i, features);
        fix_sign(direction);
        for (std::size_t j = 0; j < features; ++j) directions.at(i, j) = direction[j];
        variances.push_back(found.squares[i] / static_cast<double>(rows.size() - 1));
    }
    return {std::move(means), std::move(variances), std::move(directions)};
}

void PrincipalComponents::apply(const MatrixView& table, std::span<const std::uint32_t> rows, const FeatureMap& map,
                                double* out, std::size_t stride, const std::function<void()>& yield) const {
    ORTHANT_EXPECT(stride >= components() && map.features() == means_.size());
    const CentredRows centred{table, rows, map, means_};
    const std::size_t features = means_.size();
    const std::size_t centred_stride = padded<double>(features);
    AlignedArray<double> values(rows_together * centred_stride);
    for (std::size_t first = 0; first < rows.size(); first += rows_together) {
        const std::size_t count = std::min(rows_together, rows.size() - first);
        for (std::size_t i = 0; i < count; ++i) centred.read(first + i, 0, {&values[i * centred_stride], features});
        for (std::size_t p = 0; p < directions_.count(); ++p) {
            const std::size_t width = std::min(Panels::width, components() - p * Panels::width);
            for (std::size_t i = 0; i < count; i += tile_rows) {
                AlignedArray<double> sums(tile_rows * Panels::width);
                add_tile({&values[i * centred_stride], centred_stride, 1}, directions_.panel(p), features, sums.data(),
                         Panels::width);
                for (std::size_t r = 0; r < std::min(tile_rows, count - i); ++r)
                    std::copy_n(&sums[r * Panels::width], width, out + (first + i + r) * stride + p * Panels::width);
            }
            yield();
        }
    }
}

}  // namespace orthant::data
