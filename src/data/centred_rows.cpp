#include "data/centred_rows.hpp"

#include "base/compensated_sum.hpp"
#include "base/contract.hpp"

namespace orthant::data {

std::vector<double> mapped_means(const MatrixView& table, std::span<const std::uint32_t> rows, const FeatureMap& map,
                                 const std::function<void()>& yield) {
    ORTHANT_EXPECT(!rows.empty());
    std::vector<double> mapped(map.features());
    std::vector<CompensatedSum> sums(map.features());
    for (const std::uint32_t row : rows) {
        map.apply(table.row(row), 0, mapped);
        for (std::size_t j = 0; j < mapped.size(); ++j) sums[j].add(mapped[j]);
        yield();
    }
    std::vector<double> means;
    means.reserve(sums.size());
    for (const CompensatedSum& sum : sums) means.push_back(sum.value() / static_cast<double>(rows.size()));
    return means;
}

}  // namespace orthant::data
