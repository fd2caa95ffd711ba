#include "studies/lstm/loss.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace orthant::lstm {
namespace {

/// ln(1 + e^x), without overflow.
double softplus(double x) {
    return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}

double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

/// Calls `put(k, gradient)` for each output and returns the loss of the row. An output may be overwritten once its
/// gradient is put.
template <class T, class Put>
double row_loss(LossKind kind, const T* o, const T* t, std::size_t outputs, Put put) {
    double loss = 0;
    switch (kind) {
        case LossKind::squared:
            for (std::size_t k = 0; k < outputs; ++k) {
                const double difference = static_cast<double>(o[k]) - static_cast<double>(t[k]);
                loss += difference * difference;
                put(k, 2 * difference);
            }
            return loss;
        case LossKind::softmax: {
            const auto answer = static_cast<std::size_t>(t[0]);
            ORTHANT_EXPECT(answer < outputs);
            const double largest = static_cast<double>(*std::max_element(o, o + outputs));
            const double of_answer = static_cast<double>(o[answer]) - largest;
            double sum = 0;
            for (std::size_t k = 0; k < outputs; ++k) sum += std::exp(static_cast<double>(o[k]) - largest);
            for (std::size_t k = 0; k < outputs; ++k)
                put(k, std::exp(static_cast<double>(o[k]) - largest) / sum - (k == answer ? 1 : 0));
            return std::log(sum) - of_answer;
        }
        case LossKind::sigmoid:
            for (std::size_t k = 0; k < outputs; ++k) {
                const double x = static_cast<double>(o[k]), target = static_cast<double>(t[k]);
                loss += softplus(x) - target * x;
                put(k, sigmoid(x) - target);
            }
            return loss;
        case LossKind::gaussian: {
            const std::size_t half = outputs / 2;
            for (std::size_t k = 0; k < half; ++k) {
                const double difference = static_cast<double>(o[k]) - static_cast<double>(t[k]);
                const double log_variance = static_cast<double>(o[half + k]);
                const double precision = std::exp(-log_variance);
                loss += 0.5 * (std::log(2 * std::numbers::pi) + log_variance + difference * difference * precision);
                put(k, difference * precision);
                put(half + k, 0.5 * (1 - difference * difference * precision));
            }
            return loss;
        }
    }
    contract_violated("a known loss", __FILE__, __LINE__);
}

}  // namespace

const std::vector<std::string>& loss_names() {
    static const std::vector<std::string> names{"squared", "softmax", "sigmoid", "gaussian"};
    return names;
}

LossKind loss_named(std::string_view name) {
    const auto found = std::ranges::find(loss_names(), name);
    ORTHANT_EXPECT(found != loss_names().end());
    return static_cast<LossKind>(found - loss_names().begin());
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
        sum += row_loss(loss, outputs.row(i), targets.row(i), outputs.columns,
                        [&](std::size_t k, double gradient) { errors.row(i)[k] = static_cast<T>(weight * gradient); });
    return sum;
}

template <class T>
double loss_of(LossKind loss, Rows<const T> outputs, Rows<const T> targets) {
    ORTHANT_EXPECT(outputs.rows == targets.rows && targets.columns == targets_for(loss, outputs.columns));
    double sum = 0;
    for (std::size_t i = 0; i < outputs.rows; ++i)
        sum += row_loss(loss, outputs.row(i), targets.row(i), outputs.columns, [](std::size_t, double) {});
    return sum;
}

#define ORTHANT_LOSSES(T)                                                                     \
    template double loss_and_errors(LossKind, Rows<const T>, Rows<const T>, double, Rows<T>); \
    template double loss_of(LossKind, Rows<const T>, Rows<const T>);
ORTHANT_LOSSES(float)
ORTHANT_LOSSES(double)
#undef ORTHANT_LOSSES

}  // namespace orthant::lstm
