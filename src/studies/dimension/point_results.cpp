#include "studies/dimension/point_results.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::dimension {

void PointResults::estimates(const std::string& name, std::span<const Estimate> values) {
    std::vector<double>& estimates = reals_[name];
    std::vector<double>& errors = reals_[name + "_stderr"];
    for (const Estimate& value : values) {
        estimates.push_back(value.value);
        errors.push_back(value.standard_error);
    }
}

void PointResults::copy_to(study::ResultRow row) const {
    const auto copy = [](const auto& from, auto to) {
        ORTHANT_EXPECT(from.size() == to.size());
        std::ranges::copy(from, to.begin());
    };
    for (const auto& [name, values] : reals_) copy(values, row.real(name));
    for (const auto& [name, values] : integers_) copy(values, row.integer(name));
}

}  // namespace orthant::dimension
