#include "data/imputation.hpp"

#include "base/named.hpp"
#include "data/column_statistics.hpp"

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
    return named<Imputation>(names, name);
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
