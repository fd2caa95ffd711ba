#include "studies/lstm/answer_meaning.hpp"

#include "base/fixed_math_of_one.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::lstm {
std::vector<double> probabilities(std::span<const float> outputs) {
    const auto largest = static_cast<double>(std::ranges::max(outputs));
    std::vector<double> values;
    double sum = 0;
    for (const float output : outputs) {
        values.push_back(fixed_math::exp(static_cast<double>(output) - largest));
        sum += values.back();
    }
    for (double& value : values) value /= sum;
    return values;
}

std::size_t most_probable(std::span<const float> outputs) {
    return static_cast<std::size_t>(std::ranges::max_element(outputs) - outputs.begin());
}

double expected(LossKind loss, float output) {
    const auto value = static_cast<double>(output);
    if (loss != LossKind::sigmoid) return value;
    const double small = fixed_math::exp(-std::abs(value));
    return (value < 0 ? small : 1) / (1 + small);
}

double standard_deviation(float log_variance) {
    return fixed_math::exp(std::min(static_cast<double>(log_variance) / 2, 700.0));
}

}  // namespace orthant::lstm
