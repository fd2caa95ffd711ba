#pragma once

#include "studies/lstm/buffer.hpp"
#include "studies/lstm/cell.hpp"
#include "studies/lstm/error_trace.hpp"
#include "studies/lstm/pace.hpp"
#include "studies/lstm/packed_shape.hpp"
#include "studies/lstm/parameter_layout.hpp"
#include "studies/lstm/right_factor.hpp"
#include "studies/lstm/rows.hpp"

#include <cstddef>
#include <string>

namespace orthant::lstm {

template <class T>
struct LstmWeights;

/// Along a sequence, or from its own end to its beginning.
enum class Direction { forward, backward };

/// What a layer hands from one stretch of a sequence to the next: a row for each sequence, in the order of the batch.
template <class T>
struct LayerState {
    Buffer<T> y;      ///< sequences × H
    Buffer<T> c;      ///< likewise; of the LSTM family
    Buffer<T> gates;  ///< sequences × recurrent gates · H; of full gate recurrence

    LayerState(const Cell& cell, std::size_t sequences, std::size_t hidden)
        : y(sequences * hidden), c(sequences * hidden), gates(sequences * cell.recurrent_gates() * hidden) {}
    void clear();
};

/// One direction of one recurrent layer, over a batch of packed sequences.
///
/// The products with the input and the gradients of all weights are one product each over all steps; only the product
/// with y₋ is taken step by step. Nothing is allocated after the first batch of the largest size.
template <class T>
class RecurrentLayer {
  public:
    /// Adds its parameters to the layout: W (inputs × blocks·H), R (H × blocks·H), b, and by cell s_n (GRU), p_i, p_f,
    /// p_o (peepholes), Q (gates·H × gates·H, full gate recurrence).
    RecurrentLayer(const Cell& cell, std::size_t inputs, std::size_t hidden, Direction direction,
                   ParameterLayout& layout, const std::string& prefix);

    std::size_t inputs() const { return inputs_; }
    std::size_t hidden() const { return hidden_; }
    const Cell& cell() const { return cell_; }
    /// Tells it of the work it does from now on; null: nobody.
    void set_pace(Pace* pace) { pace_ = pace; }
    /// Has backward leave its errors there from now on; null: nowhere. Room for all rows of a batch (contract).
    void set_trace(const ErrorTrace<T>* trace) { trace_ = trace; }
    LayerState<T> state(std::size_t sequences) const { return {cell_, sequences, hidden_}; }

    /// `x`: rows × inputs; `y`: rows × H, what it puts out. `before`: what the sequences begin with, null: zeros;
    /// `after`: filled with what they end with, unless null.
    void forward(const T* parameters, const PackedShape& shape, Rows<const T> x, Rows<T> y, const LayerState<T>* before,
                 LayerState<T>* after);

    /// After forward with the same arguments. `dy`: rows × H, the error of y from above; `dafter`: that of `after`, or
    /// null: zero. Adds to `gradient`, an array like the parameters, and to `dx` (unless it has no rows); fills
    /// `dbefore` (unless null).
    void backward(const T* parameters, const PackedShape& shape, Rows<const T> x, Rows<const T> y, Rows<const T> dy,
                  const LayerState<T>* dafter, T* gradient, Rows<T> dx, LayerState<T>* dbefore);

    /// Of everything it allocates for batches of so many rows and sequences, bytes.
    std::size_t bytes(std::size_t rows, std::size_t sequences) const;
    void reserve(std::size_t rows, std::size_t sequences);

  private:
    static constexpr std::size_t none = ~std::size_t{0};

    std::size_t width() const { return cell_.block_count() * hidden_; }
    std::size_t gate_width() const { return cell_.recurrent_gates() * hidden_; }
    std::size_t step_at(const PackedShape& shape, std::size_t k) const {
        return direction_ == Direction::forward ? k : shape.steps() - 1 - k;
    }
    /// The step before in this direction, or `none`.
    std::size_t step_before(const PackedShape& shape, std::size_t step) const;
    LstmWeights<T> lstm_weights(const T* parameters) const;
    void take_before(const PackedShape& shape, std::size_t step, Rows<const T> y, const LayerState<T>* before);
    void step_forward(const T* parameters, const PackedShape& shape, std::size_t step, Rows<T> y,
                      const LayerState<T>* before);
    void keep_after(const PackedShape& shape, Rows<const T> y, LayerState<T>& after) const;
    void step_backward(const T* parameters, const PackedShape& shape, std::size_t step, Rows<const T> y,
                       Rows<const T> dy, T* gradient);
    void send_back(const PackedShape& shape, std::size_t step);
    using Factor = typename RightFactor<T>::Form;
    void put_factors(const T* parameters, const PackedShape& shape, Factor form);
    void spend(std::size_t rows, std::size_t depth, std::size_t columns);
    void add_in_pieces(const RightFactor<T>& factor, Rows<const T> a, Rows<T> c);
    void add_transposed_in_pieces(Rows<const T> a, Rows<const T> b, Rows<T> c);

    Rows<T> a(std::size_t first, std::size_t rows) { return {a_.data() + first * width(), rows, width()}; }
    Rows<T> r(std::size_t first, std::size_t rows) { return {r_.data() + first * width(), rows, width()}; }
    Rows<T> p(std::size_t first, std::size_t rows) { return {p_.data() + first * hidden_, rows, hidden_}; }
    Rows<T> gates_before(std::size_t first, std::size_t rows) {
        return {g_.data() + first * gate_width(), rows, gate_width()};
    }

    Cell cell_;
    std::size_t inputs_;
    std::size_t hidden_;
    Direction direction_;
    ParameterBlock w_, recurrent_, bias_, bias_n_, peephole_input_, peephole_forget_, peephole_output_,
        gate_recurrence_;

    RightFactor<T> input_factor_, recurrent_factor_, gate_factor_;
    Pace* pace_ = nullptr;
    const ErrorTrace<T>* trace_ = nullptr;

    std::size_t rows_ = 0;
    std::size_t sequences_ = 0;
    Buffer<T> a_;   ///< rows × blocks·H: products, gates, then errors
    Buffer<T> r_;   ///< likewise of the products with y₋ (GRU)
    Buffer<T> p_;   ///< rows × H: y₋
    Buffer<T> g_;   ///< rows × gates·H: the gates of the step before (full gate recurrence)
    Buffer<T> c_;   ///< rows × H (LSTM family)
    Buffer<T> h_;   ///< rows × H: h(c)
    Buffer<T> b_;   ///< rows × H: c₋
    Buffer<T> dy_;  ///< sequences × H: the error of y₋, on its way
    Buffer<T> dc_;  ///< sequences × H
    Buffer<T> dg_;  ///< sequences × gates·H
};

}  // namespace orthant::lstm
