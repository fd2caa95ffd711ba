#include "studies/lstm/optimiser.hpp"

#include "base/contract.hpp"
#include "base/named.hpp"
#include "studies/lstm/pack.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::lstm {
namespace {

bool has_first(OptimiserKind kind) {
    return kind != OptimiserKind::rmsprop;
}
bool has_second(OptimiserKind kind) {
    return kind == OptimiserKind::rmsprop || kind == OptimiserKind::adam;
}

/// Calls `change(i)` for the first value of every pack.
template <class T, class Change>
void for_each_pack(std::size_t size, Change change) {
    for (std::size_t i = 0; i < size; i += pack_size<T>) change(i);
}

/// In double precision: of every value at i, i + 1·pack, i + 2·pack, … first, then over the pack.
template <class T>
double sum_of_squares(std::span<const T> values) {
    constexpr std::size_t width = pack_size<T>;
    double lanes[width] = {};
    std::size_t i = 0;
    for (; i + width <= values.size(); i += width)
        for (std::size_t l = 0; l < width; ++l) {
            const auto value = static_cast<double>(values[i + l]);
            lanes[l] += value * value;
        }
    for (std::size_t l = 0; i < values.size(); ++i, ++l) {
        const auto value = static_cast<double>(values[i]);
        lanes[l] += value * value;
    }
    double sum = 0;
    for (const double lane : lanes) sum += lane;
    return sum;
}

}  // namespace

const std::vector<std::string>& optimiser_names() {
    static const std::vector<std::string> names{"sgd", "nesterov", "rmsprop", "adam"};
    return names;
}

OptimiserKind optimiser_named(std::string_view name) {
    return named<OptimiserKind>(optimiser_names(), name);
}

const std::vector<std::string>& clipping_names() {
    static const std::vector<std::string> names{"none", "norm", "value"};
    return names;
}

Clipping clipping_named(std::string_view name) {
    return named<Clipping>(clipping_names(), name);
}

template <class T>
Optimiser<T>::Optimiser(const OptimiserSettings& settings, std::size_t parameters)
    : settings_(settings),
      first_(has_first(settings.kind) ? parameters : 0),
      second_(has_second(settings.kind) ? parameters : 0) {}

template <class T>
std::size_t Optimiser<T>::bytes(const OptimiserSettings& settings, std::size_t parameters) {
    return Buffer<T>::bytes(has_first(settings.kind) ? parameters : 0) +
           Buffer<T>::bytes(has_second(settings.kind) ? parameters : 0);
}

template <class T>
void Optimiser<T>::look_ahead(std::span<T> parameters) {
    if (settings_.kind != OptimiserKind::nesterov) return;
    const T m = static_cast<T>(settings_.momentum);
    for_each_pack<T>(parameters.size(), [&](std::size_t i) {
        store(&parameters[i], Pack<T>(load(&parameters[i]) + m * load(&first_[i])), parameters.size() - i);
    });
}

template <class T>
double Optimiser<T>::clip(std::span<T> gradient) const {
    const double norm = std::sqrt(sum_of_squares<T>(gradient));
    const T limit = static_cast<T>(settings_.clip_at);
    if (settings_.clipping == Clipping::norm && norm > settings_.clip_at) {
        const T scale = static_cast<T>(settings_.clip_at / norm);
        for (T& g : gradient) g *= scale;
    }
    if (settings_.clipping == Clipping::value)
        for (T& g : gradient) g = std::clamp(g, -limit, limit);
    return norm;
}

template <class T>
double Optimiser<T>::update(std::span<T> parameters, std::span<T> gradient) {
    ORTHANT_EXPECT(parameters.size() == gradient.size());
    const double norm = clip(gradient);
    ++updates_;
    const auto as = [](double value) { return static_cast<T>(value); };
    const T rate = as(settings_.learning_rate), momentum = as(settings_.momentum), epsilon = as(settings_.epsilon);
    const T lambda = as(settings_.weight_decay);
    const double steps = static_cast<double>(updates_);
    const T correct1 = as(1 / (1 - std::pow(settings_.beta1, steps)));
    const T correct2 = as(1 / (1 - std::pow(settings_.beta2, steps)));
    for_each_pack<T>(parameters.size(), [&](std::size_t i) {
        const std::size_t count = parameters.size() - i;
        Pack<T> w = load(&parameters[i]);
        Pack<T> first = Pack<T>::Zero(), second = Pack<T>::Zero();
        if (has_first(settings_.kind)) first = load(&first_[i]);
        if (has_second(settings_.kind)) second = load(&second_[i]);
        const Pack<T> here = settings_.kind == OptimiserKind::nesterov ? Pack<T>(w - momentum * first) : w;
        const Pack<T> g = load(&gradient[i]) + lambda * w;
        switch (settings_.kind) {
            case OptimiserKind::sgd:
                first = momentum * first + g;
                w -= rate * first;
                break;
            case OptimiserKind::nesterov:
                first = momentum * first - (rate * (T(1) - momentum)) * g;
                w = here + first;
                break;
            case OptimiserKind::rmsprop: {
                const T decay = as(settings_.decay);
                second = decay * second + (T(1) - decay) * g * g;
                w -= rate * g / (second.sqrt() + epsilon);
                break;
            }
            case OptimiserKind::adam: {
                const T beta1 = as(settings_.beta1), beta2 = as(settings_.beta2);
                first = beta1 * first + (T(1) - beta1) * g;
                second = beta2 * second + (T(1) - beta2) * g * g;
                w -= rate * (first * correct1) / ((second * correct2).sqrt() + epsilon);
                break;
            }
        }
        store(&parameters[i], w, count);
        if (has_first(settings_.kind)) store(&first_[i], first, count);
        if (has_second(settings_.kind)) store(&second_[i], second, count);
    });
    return norm;
}

template <class T>
void Optimiser<T>::save(ByteWriter& out) const {
    out.put_all(first_.span());
    out.put_all(second_.span());
    out.put(updates_);
}

template <class T>
void Optimiser<T>::restore(ByteReader& in) {
    in.get_all(first_.span());
    in.get_all(second_.span());
    updates_ = in.get<std::uint64_t>();
}

template class Optimiser<float>;
template class Optimiser<double>;

}  // namespace orthant::lstm
