#pragma once

#include "studies/lstm/buffer.hpp"
#include "studies/lstm/cell.hpp"
#include "studies/lstm/packed_shape.hpp"
#include "studies/lstm/parameter_layout.hpp"
#include "studies/lstm/recurrent_layer.hpp"
#include "studies/lstm/rows.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace orthant::lstm {

enum class Directions { one, both };

struct StackSettings {
    CellKind cell = CellKind::lstm;
    std::size_t inputs = 1;
    std::size_t hidden = 20;
    std::size_t layers = 1;
    Directions directions = Directions::one;
    double dropout = 0;  ///< share of the outputs of every layer that training does without, in [0, 1)
};

/// Which outputs an update does without: a function of the key alone. Key 0: none are dropped, as in use.
struct Dropping {
    std::uint64_t key = 0;
};

/// Layers of recurrent cells, each reading the one below.
template <class T>
class Stack {
  public:
    Stack(const StackSettings& settings, ParameterLayout& layout, const std::string& prefix);

    /// Values in a row that it puts out: H, or 2H in both directions.
    std::size_t width() const { return settings_.hidden * direction_count(); }
    std::size_t hidden() const { return settings_.hidden; }
    const StackSettings& settings() const { return settings_; }
    const RecurrentLayer<T>& layer(std::size_t level, std::size_t direction) const {
        return layers_[level * direction_count() + direction];
    }

    /// See RecurrentLayer.
    void set_pace(Pace* pace) {
        for (RecurrentLayer<T>& layer : layers_) layer.set_pace(pace);
    }

    /// See RecurrentLayer: of the highest layer, in one direction only (contract).
    void set_trace(const ErrorTrace<T>* trace);

    /// What sequences begin with and end with, layer by layer; of one direction only (contract).
    using States = std::vector<LayerState<T>>;
    States states(std::size_t sequences) const;

    /// rows × width, valid until the next call.
    Rows<const T> forward(const T* parameters, const PackedShape& shape, Rows<const T> x,
                          const States* before = nullptr, States* after = nullptr, Dropping dropping = {});
    /// The error of what forward returned, to be filled for backward.
    Rows<T> errors(std::size_t rows) { return {dy_.data(), rows, width()}; }
    /// After forward with the same arguments. Adds to `gradient`; null states: no error, and none wanted.
    void backward(const T* parameters, const PackedShape& shape, Rows<const T> x, T* gradient,
                  const States* dafter = nullptr, States* dbefore = nullptr);

    /// Where a sequence puts out last in a direction.
    static std::size_t last_row(const PackedShape& shape, std::size_t sequence, std::size_t direction) {
        return shape.row(sequence, direction == 0 ? shape.length(sequence) - 1 : 0);
    }

    /// Space for batches of so many rows and sequences, and how much that is, bytes.
    void reserve(std::size_t rows, std::size_t sequences);
    std::size_t bytes(std::size_t rows, std::size_t sequences) const;
    std::size_t direction_count() const { return settings_.directions == Directions::both ? 2 : 1; }

  private:
    RecurrentLayer<T>& at(std::size_t level, std::size_t direction) {
        return layers_[level * direction_count() + direction];
    }
    Rows<T> y(std::size_t level, std::size_t rows) { return {y_[level].data(), rows, width()}; }
    Rows<T> put_out(std::size_t level, std::size_t rows);
    void drop(std::size_t level, std::size_t rows, Dropping dropping);
    Rows<T> of_direction(Rows<T> rows, std::size_t direction) const {
        return rows.columns_from(direction * settings_.hidden, settings_.hidden);
    }

    StackSettings settings_;
    std::vector<RecurrentLayer<T>> layers_;  ///< level by level
    bool is_dropping_ = false;
    std::size_t rows_ = 0;
    std::vector<Buffer<T>> y_;        ///< of each level: rows × width
    std::vector<Buffer<T>> kept_;     ///< with dropout: what of y is kept, scaled
    std::vector<Buffer<T>> factors_;  ///< with dropout: 0, or 1 over the share kept
    Buffer<T> dy_, dx_;               ///< rows × width: errors of a level's outputs, and of the level below
};

}  // namespace orthant::lstm
