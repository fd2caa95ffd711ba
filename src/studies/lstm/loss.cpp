#include "studies/lstm/loss.hpp"

#include "base/contract.hpp"
#include "base/fixed_math.hpp"
#include "base/fixed_math_of_one.hpp"
#include "base/lanes.hpp"
#include "base/named.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace orthant::lstm {
namespace {

/// Eight outputs at a time, in double precision; `fill` stands where there are fewer.
template <class T>
ORTHANT_LANES_INLINE F64Lanes take(const T* from, std::size_t count, double fill) {
    F64Lanes lanes = splat(fill);
    for (std::size_t l = 0; l < std::min(count, lane_count); ++l) lanes[l] = static_cast<double>(from[l]);
    return lanes;
}

ORTHANT_LANES_INLINE double sum_of(F64Lanes lanes, std::size_t count) {
    double sum = 0;
    for (std::size_t l = 0; l < std::min(count, lane_count); ++l) sum += lanes[l];
    return sum;
}

/// e^x; what would overflow is held where the square of it still does not.
ORTHANT_LANES_INLINE F64Lanes bounded_exp(F64Lanes x) {
    return fixed_math::exp(select(x > splat(350.0), splat(350.0), x));
}

/// Puts weight · gradient; an output may be overwritten once its gradient is put.
template <class T>
struct Errors {
    T* row;
    double weight;

    ORTHANT_LANES_INLINE void put(std::size_t first, F64Lanes gradient, std::size_t count) const {
        if (row == nullptr) return;
        for (std::size_t l = 0; l < std::min(count, lane_count); ++l)
            row[first + l] = static_cast<T>(weight * gradient[l]);
    }
};

template <class T>
double squared_loss(const T* o, const T* t, std::size_t outputs, const Errors<T>& errors) {
    double loss = 0;
    for (std::size_t k = 0; k < outputs; k += lane_count) {
        const F64Lanes difference = take(o + k, outputs - k, 0) - take(t + k, outputs - k, 0);
        loss += sum_of(difference * difference, outputs - k);
        errors.put(k, difference + difference, outputs - k);
    }
    return loss;
}

template <class T>
double softmax_loss(const T* o, const T* t, std::size_t outputs, const Errors<T>& errors) {
    const auto answer = static_cast<std::size_t>(t[0]);
    ORTHANT_EXPECT(answer < outputs);
    const F64Lanes largest = splat(static_cast<double>(*std::max_element(o, o + outputs)));
    const double of_answer = static_cast<double>(o[answer]) - largest[0];
    double sum = 0;
    for (std::size_t k = 0; k < outputs; k += lane_count)
        sum += sum_of(fixed_math::exp(take(o + k, outputs - k, 0) - largest), outputs - k);
    for (std::size_t k = 0; k < outputs; k += lane_count) {
        F64Lanes gradient = fixed_math::exp(take(o + k, outputs - k, 0) - largest) / splat(sum);
        if (answer >= k && answer < k + lane_count) gradient[answer - k] -= 1;
        errors.put(k, gradient, outputs - k);
    }
    if (!std::isfinite(sum)) return std::numeric_limits<double>::quiet_NaN();
    return fixed_math::log(sum) - of_answer;
}

/// −t ln σ(x) − (1−t) ln σ(−x) = ln(1 + e^x) − t·x, where ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|).
template <class T>
double sigmoid_loss(const T* o, const T* t, std::size_t outputs, const Errors<T>& errors) {
    double loss = 0;
    for (std::size_t k = 0; k < outputs; k += lane_count) {
        const F64Lanes x = take(o + k, outputs - k, 0), target = take(t + k, outputs - k, 0);
        const F64Lanes small = fixed_math::exp(-magnitude(x)), zero = splat(0.0), one = splat(1.0);
        const F64Lanes sigmoid = select(x < zero, small, one) / (one + small);
        loss += sum_of(select(x > zero, x, zero) + fixed_math::log1p(small) - target * x, outputs - k);
        errors.put(k, sigmoid - target, outputs - k);
    }
    return loss;
}

template <class T>
double gaussian_loss(const T* o, const T* t, std::size_t outputs, const Errors<T>& errors) {
    constexpr double log_of_2_pi = 1.8378770664093454836;
    const std::size_t half = outputs / 2;
    double loss = 0;
    for (std::size_t k = 0; k < half; k += lane_count) {
        const F64Lanes difference = take(o + k, half - k, 0) - take(t + k, half - k, 0);
        const F64Lanes log_variance = take(o + half + k, half - k, 0);
        const F64Lanes precision = bounded_exp(-log_variance), square = difference * difference * precision;
        loss += sum_of(splat(0.5) * (splat(log_of_2_pi) + log_variance + square), half - k);
        errors.put(k, difference * precision, half - k);
        errors.put(half + k, splat(0.5) * (splat(1.0) - square), half - k);
    }
    return loss;
}

template <class T>
double row_loss(LossKind kind, const T* o, const T* t, std::size_t outputs, const Errors<T>& errors) {
    switch (kind) {
        case LossKind::squared:
            return squared_loss(o, t, outputs, errors);
        case LossKind::softmax:
            return softmax_loss(o, t, outputs, errors);
        case LossKind::sigmoid:
            return sigmoid_loss(o, t, outputs, errors);
        case LossKind::gaussian:
            return gaussian_loss(o, t, outputs, errors);
    }
    contract_violated("a known loss", __FILE__, __LINE__);
}

}  // namespace

const std::vector<std::string>& loss_names() {
    static const std::vector<std::string> names{"squared", "softmax", "sigmoid", "gaussian"};
    return names;
}

LossKind loss_named(std::string_view name) {
    return named<LossKind>(loss_names(), name);
}

std::size_t outputs_for(LossKind loss, std::size_t targets) {
    return loss == LossKind::gaussian ? 2 * targets : targets;
}

std::size_t targets_for(LossKind loss, std::size_t outputs) {
    return loss == LossKind::softmax ? 1 : loss == LossKind::gaussian ? outputs / 2 : outputs;
}

template <class T>
double loss_and_errors(LossKind loss, Rows<const T> outputs, Rows<const T> targets, double weight, Rows<T> errors) {
    ORTHANT_EXPECT(outputs.rows == targets.rows && targets.columns == targets_for(loss, outputs.columns));
    double sum = 0;
    for (std::size_t i = 0; i < outputs.rows; ++i)
        sum += row_loss<T>(loss, outputs.row(i), targets.row(i), outputs.columns, {errors.row(i), weight});
    return sum;
}

template <class T>
double loss_of(LossKind loss, Rows<const T> outputs, Rows<const T> targets) {
    ORTHANT_EXPECT(outputs.rows == targets.rows && targets.columns == targets_for(loss, outputs.columns));
    double sum = 0;
    for (std::size_t i = 0; i < outputs.rows; ++i)
        sum += row_loss<T>(loss, outputs.row(i), targets.row(i), outputs.columns, {nullptr, 0});
    return sum;
}

#define ORTHANT_LOSSES(T)                                                                     \
    template double loss_and_errors(LossKind, Rows<const T>, Rows<const T>, double, Rows<T>); \
    template double loss_of(LossKind, Rows<const T>, Rows<const T>);
ORTHANT_LOSSES(float)
ORTHANT_LOSSES(double)
#undef ORTHANT_LOSSES

}  // namespace orthant::lstm
