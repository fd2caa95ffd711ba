#pragma once

#include "studies/lstm/buffer.hpp"
#include "studies/lstm/dense_layer.hpp"
#include "studies/lstm/loss.hpp"

#include <cstddef>
#include <vector>

namespace orthant::lstm {

struct DenseNetworkSettings {
    std::size_t inputs = 1;  ///< of a whole window: steps × values
    std::size_t hidden = 20;
    std::size_t hidden_layers = 2;
    Activation activation = Activation::tanh;
    std::size_t targets = 1;
    LossKind loss = LossKind::squared;
};

/// The baseline that ignores order: dense layers, by default three of them, over all steps of a window at once.
template <class T>
class DenseNetwork {
  public:
    explicit DenseNetwork(const DenseNetworkSettings& settings);

    const ParameterLayout& layout() const { return layout_; }
    /// rows × outputs, valid until the next call.
    Rows<const T> outputs(const T* parameters, Rows<const T> x);
    /// The mean over rows, and its gradient, which is added to.
    double loss_and_gradient(const T* parameters, Rows<const T> x, Rows<const T> targets, T* gradient);
    double loss(const T* parameters, Rows<const T> x, Rows<const T> targets);

    void reserve(std::size_t rows);
    std::size_t bytes(std::size_t rows) const;

  private:
    Rows<T> y(std::size_t level, std::size_t rows) { return {y_[level].data(), rows, layers_[level].outputs()}; }
    Rows<T> dy(std::size_t level, std::size_t rows) { return {dy_[level].data(), rows, layers_[level].outputs()}; }

    DenseNetworkSettings settings_;
    ParameterLayout layout_;
    std::vector<DenseLayer<T>> layers_;
    std::size_t rows_ = 0;
    std::vector<Buffer<T>> y_, dy_;
};

}  // namespace orthant::lstm
