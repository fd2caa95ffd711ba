#include "studies/knn/bias_variance_problem.hpp"

#include "base/contract.hpp"
#include "base/fixed_math.hpp"
#include "base/fixed_math_of_one.hpp"
#include "base/named.hpp"

#include <algorithm>

namespace orthant::knn {
namespace {

/// r² = 1/(2π).
constexpr double disc_squared_radius = 0x1.45f306dc9c883p-3;
/// Half the distance between the classes' centres.
constexpr double gaussian_offset = 1;

double sine_of_turns(double turns) {
    return fixed_math::sin_cos_of_turns(splat(turns)).sin[0];
}

/// 1/(1 + e^−x).
double logistic(double x) {
    return 1 / (1 + fixed_math::exp(std::clamp(-x, -700.0, 700.0)));
}

double square(double x) {
    return x * x;
}

double number(Problem problem, std::span<const double> x) {
    if (problem == Problem::sine) return sine_of_turns(x[0]);
    if (problem == Problem::friedman1)
        return 10 * sine_of_turns(0.5 * x[0] * x[1]) + 20 * square(x[2] - 0.5) + 10 * x[3] + 5 * x[4];
    double sum = 0;
    for (const double value : x) sum += value;
    return sum;
}

double class_one_probability(Problem problem, std::span<const double> x) {
    if (problem == Problem::two_gaussians) return logistic(2 * gaussian_offset * x[0]);
    const bool is_one = problem == Problem::disc ? square(x[0] - 0.5) + square(x[1] - 0.5) < disc_squared_radius
                                                 : (x[0] > 0.5) != (x[1] > 0.5);
    return is_one ? 1 : 0;
}

}  // namespace

const std::vector<std::string>& problem_names() {
    static const std::vector<std::string> names{"sine", "linear",  "friedman1", "two_gaussians",
                                                "disc", "squares", "data"};
    return names;
}

Problem problem_named(const std::string& name) {
    return named<Problem>(problem_names(), name);
}

bool predicts_classes(Problem problem) {
    return problem == Problem::two_gaussians || problem == Problem::disc || problem == Problem::squares;
}

std::size_t relevant_columns(Problem problem) {
    switch (problem) {
        case Problem::friedman1:
            return 5;
        case Problem::disc:
        case Problem::squares:
            return 2;
        default:
            return 1;
    }
}

double Truth::mean(std::span<const double> x) const {
    ORTHANT_EXPECT(problem_ != Problem::data && x.size() >= relevant_columns(problem_));
    if (!is_of_classes()) return number(problem_, x);
    return noise_ + (1 - 2 * noise_) * class_one_probability(problem_, x);
}

}  // namespace orthant::knn
