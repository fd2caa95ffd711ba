#include "studies/lstm/dense_network.hpp"

#include <string>

namespace orthant::lstm {

template <class T>
DenseNetwork<T>::DenseNetwork(const DenseNetworkSettings& settings) : settings_(settings) {
    std::size_t inputs = settings.inputs;
    for (std::size_t level = 0; level < settings.hidden_layers; ++level) {
        layers_.emplace_back(inputs, settings.hidden, settings.activation, layout_,
                             "dense" + std::to_string(level) + ".");
        inputs = settings.hidden;
    }
    layers_.emplace_back(inputs, outputs_for(settings.loss, settings.targets), Activation::identity, layout_,
                         "output.");
    y_.resize(layers_.size());
    dy_.resize(layers_.size());
}

template <class T>
std::size_t DenseNetwork<T>::bytes(std::size_t rows) const {
    std::size_t sum = 0;
    for (const DenseLayer<T>& layer : layers_) sum += 2 * Buffer<T>::bytes(rows * layer.outputs()) + layer.bytes(rows);
    return sum;
}

template <class T>
void DenseNetwork<T>::reserve(std::size_t rows) {
    if (rows <= rows_) return;
    rows_ = rows;
    for (std::size_t level = 0; level < layers_.size(); ++level) {
        y_[level] = Buffer<T>(rows * layers_[level].outputs());
        dy_[level] = Buffer<T>(rows * layers_[level].outputs());
    }
}

template <class T>
Rows<const T> DenseNetwork<T>::outputs(const T* parameters, Rows<const T> x) {
    reserve(x.rows);
    Rows<const T> below = x;
    for (std::size_t level = 0; level < layers_.size(); ++level) {
        layers_[level].forward(parameters, below, y(level, x.rows));
        below = y(level, x.rows);
    }
    return below;
}

template <class T>
double DenseNetwork<T>::loss_and_gradient(const T* parameters, Rows<const T> x, Rows<const T> targets, T* gradient) {
    const Rows<const T> o = outputs(parameters, x);
    const auto rows = static_cast<double>(x.rows);
    const double sum = loss_and_errors<T>(settings_.loss, o, targets, 1 / rows, dy(layers_.size() - 1, x.rows));
    for (std::size_t level = layers_.size(); level-- > 0;) {
        const Rows<const T> below = level > 0 ? Rows<const T>(y(level - 1, x.rows)) : x;
        layers_[level].backward(parameters, below, y(level, x.rows), dy(level, x.rows), gradient,
                                level > 0 ? dy(level - 1, x.rows) : Rows<T>());
    }
    return sum / rows;
}

template <class T>
double DenseNetwork<T>::loss(const T* parameters, Rows<const T> x, Rows<const T> targets) {
    return loss_of<T>(settings_.loss, outputs(parameters, x), targets) / static_cast<double>(x.rows);
}

template class DenseNetwork<float>;
template class DenseNetwork<double>;

}  // namespace orthant::lstm
