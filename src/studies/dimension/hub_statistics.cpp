#include "studies/dimension/hub_statistics.hpp"

#include "base/compensated_sum.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace orthant::dimension {

Hubness hubness_of(std::span<const std::uint32_t> counts, std::uint64_t k) {
    const auto rows = static_cast<double>(counts.size());
    const auto mean = static_cast<double>(k);
    CompensatedSum squares, cubes, sizes;
    for (const std::uint32_t count : counts) {
        const double excess = static_cast<double>(count) - mean;
        squares.add(excess * excess);
        cubes.add(excess * excess * excess);
        sizes.add(std::abs(excess));
    }
    const double variance = squares.value() / rows;
    const double skewness = variance > 0 ? cubes.value() / rows / (variance * std::sqrt(variance))
                                         : std::numeric_limits<double>::quiet_NaN();
    return {.skewness = skewness,
            .antihubs = static_cast<double>(std::ranges::count(counts, 0u)) / rows,
            .robin_hood = 0.5 * sizes.value() / (rows * mean),
            .largest = static_cast<double>(*std::ranges::max_element(counts))};
}

HubStatistics::HubStatistics(std::span<const std::uint64_t> ascending, std::size_t cells)
    : ascending_(ascending.begin(), ascending.end()),
      cells_(cells),
      moments_(ascending.size() * quantities),
      shares_(ascending.size() * cells) {}

void HubStatistics::add(const HubCounts& counts) {
    std::vector<std::uint32_t> occurrences(counts.rows());
    ++sets_;
    rows_ = counts.rows();
    for (std::size_t band = 0; band < ascending_.size(); ++band) {
        counts.accumulate(band, occurrences);
        const Hubness found = hubness_of(occurrences, ascending_[band]);
        if (std::isfinite(found.skewness)) moments(band, skewness).add(found.skewness);
        moments(band, antihubs).add(found.antihubs);
        moments(band, robin_hood).add(found.robin_hood);
        moments(band, largest).add(found.largest);
        std::vector<std::uint64_t> histogram(cells_);
        for (const std::uint32_t count : occurrences) ++histogram[std::min<std::size_t>(count, cells_ - 1)];
        for (std::size_t cell = 0; cell < cells_; ++cell)
            shares_[band * cells_ + cell].add(static_cast<double>(histogram[cell]) /
                                              static_cast<double>(counts.rows()));
    }
}

PointResults HubStatistics::results(std::span<const std::size_t> order) const {
    PointResults results;
    const auto put = [&](const std::string& name, Quantity quantity) {
        std::vector<Estimate> estimates;
        for (const std::size_t band : order) estimates.push_back(mean(moments_[band * quantities + quantity]));
        results.estimates(name, estimates);
    };
    put("skewness", skewness);
    std::vector<Estimate> of_antihubs;
    for (const std::size_t band : order)
        of_antihubs.push_back(mean_of_shares(moments_[band * quantities + antihubs], rows_));
    results.estimates("antihub_share", of_antihubs);
    put("robin_hood", robin_hood);
    put("largest", largest);
    std::vector<Estimate> shares;
    std::vector<std::int64_t> undefined;
    for (const std::size_t band : order) {
        for (std::size_t cell = 0; cell < cells_; ++cell)
            shares.push_back(mean_of_shares(shares_[band * cells_ + cell], rows_));
        undefined.push_back(static_cast<std::int64_t>(sets_ - moments_[band * quantities + skewness].count));
    }
    results.estimates("occurrence_share", shares);
    results.integers("undefined_skewness", undefined);
    results.integer("sets_drawn", sets_);
    return results;
}

}  // namespace orthant::dimension
