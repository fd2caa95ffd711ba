#include "data/imputation.hpp"

#include "base/contract.hpp"
#include "data/column_statistics.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace orthant::data {
namespace {

constexpr std::array<std::string_view, 3> names{"none", "mean", "median"};

}  // namespace

std::vector<std::string> imputation_names() {
    return {names.begin(), names.end()};
}

Imputation imputation_named(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    ORTHANT_EXPECT(found != names.end());
    return static_cast<Imputation>(found - names.begin());
}

double substitute(Imputation imputation, std::span<double> present) {
    switch (imputation) {
        case Imputation::mean:
            return mean_of(present);
        case Imputation::median:
            return quantile_of(present, 0.5);
        case Imputation::none:
            break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace orthant::data
