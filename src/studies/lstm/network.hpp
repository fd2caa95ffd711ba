#pragma once

#include "studies/lstm/buffer.hpp"
#include "studies/lstm/cell.hpp"
#include "studies/lstm/dense_layer.hpp"
#include "studies/lstm/loss.hpp"
#include "studies/lstm/packed_shape.hpp"
#include "studies/lstm/parameter_layout.hpp"
#include "studies/lstm/recurrent_layer.hpp"
#include "studies/lstm/rows.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace orthant::lstm {

/// Which steps of a sequence are answered.
enum class OutputForm { last, every };
enum class Directions { one, both };

struct NetworkSettings {
    CellKind cell = CellKind::lstm;
    std::size_t inputs = 1;
    std::size_t hidden = 20;
    std::size_t layers = 1;
    Directions directions = Directions::one;
    std::size_t targets = 1;  ///< values to predict, or classes
    LossKind loss = LossKind::squared;
    OutputForm form = OutputForm::every;
};

/// Sequences packed as PackedShape says: x rows × inputs; targets a row for each sequence, in their order (last), or
/// for each row of x (every).
template <class T>
struct Batch {
    const PackedShape& shape;
    Rows<const T> x;
    Rows<const T> targets;
};

/// Layers of recurrent cells, each reading the one below, with a dense layer on top. The loss is the mean over the rows
/// answered.
template <class T>
class Network {
  public:
    explicit Network(const NetworkSettings& settings);

    const NetworkSettings& settings() const { return settings_; }
    const ParameterLayout& layout() const { return layout_; }
    /// What sequences begin with and end with, layer by layer; of one direction only.
    using States = std::vector<LayerState<T>>;
    States states(std::size_t sequences) const;

    /// rows answered × outputs, valid until the next call.
    Rows<const T> outputs(const T* parameters, const PackedShape& shape, Rows<const T> x,
                          const States* before = nullptr, States* after = nullptr);
    /// The loss, and its gradient, which is added to. What came before `before` gets none: truncated backpropagation.
    double loss_and_gradient(const T* parameters, const Batch<T>& batch, T* gradient, const States* before = nullptr,
                             States* after = nullptr);
    double loss(const T* parameters, const Batch<T>& batch);

    /// Space for batches of so many rows and sequences, and how much that is, bytes, parameters not counted.
    void reserve(std::size_t rows, std::size_t sequences);
    std::size_t bytes(std::size_t rows, std::size_t sequences) const;

  private:
    std::size_t direction_count() const { return settings_.directions == Directions::both ? 2 : 1; }
    std::size_t width() const { return settings_.hidden * direction_count(); }
    std::size_t answered(const PackedShape& shape) const {
        return settings_.form == OutputForm::last ? shape.sequences() : shape.rows();
    }
    Rows<T> y(std::size_t layer, std::size_t rows) { return {y_[layer].data(), rows, width()}; }
    Rows<T> y_of(std::size_t layer, std::size_t direction, std::size_t rows) {
        return y(layer, rows).columns_from(direction * settings_.hidden, settings_.hidden);
    }
    RecurrentLayer<T>& layer(std::size_t level, std::size_t direction) {
        return layers_[level * direction_count() + direction];
    }
    Rows<const T> gather_answered(const PackedShape& shape);
    void scatter_errors(const PackedShape& shape);
    Rows<T> dy(std::size_t rows) { return {dy_.data(), rows, width()}; }
    std::size_t last_row(const PackedShape& shape, std::size_t sequence, std::size_t direction) const;

    NetworkSettings settings_;
    ParameterLayout layout_;
    std::vector<RecurrentLayer<T>> layers_;  ///< level by level
    DenseLayer<T> top_;

    std::size_t rows_ = 0;
    std::size_t sequences_ = 0;
    std::vector<Buffer<T>> y_;  ///< of each level: rows × width
    Buffer<T> code_;            ///< sequences × width: what the last steps put out
    Buffer<T> dcode_;
    Buffer<T> dy_, dx_;  ///< rows × width: errors of a level's outputs, and of the level below
    Buffer<T> o_, do_;   ///< rows answered × outputs
};

}  // namespace orthant::lstm
