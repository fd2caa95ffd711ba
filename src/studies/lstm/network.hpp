#pragma once

#include "studies/lstm/buffer.hpp"
#include "studies/lstm/dense_layer.hpp"
#include "studies/lstm/loss.hpp"
#include "studies/lstm/packed_shape.hpp"
#include "studies/lstm/parameter_layout.hpp"
#include "studies/lstm/rows.hpp"
#include "studies/lstm/stack.hpp"

#include <cstddef>

namespace orthant::lstm {

/// Which steps of a sequence are answered.
enum class OutputForm { last, every };

struct NetworkSettings {
    StackSettings stack;
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

/// A stack of recurrent layers with a dense layer on top. The loss is the mean over the rows answered.
template <class T>
class Network {
  public:
    using States = typename Stack<T>::States;

    explicit Network(const NetworkSettings& settings);

    const NetworkSettings& settings() const { return settings_; }
    const ParameterLayout& layout() const { return layout_; }
    const Stack<T>& stack() const { return stack_; }
    States states(std::size_t sequences) const { return stack_.states(sequences); }
    void set_pace(Pace* pace) { stack_.set_pace(pace); }
    void set_trace(const ErrorTrace<T>* trace) { stack_.set_trace(trace); }

    /// rows answered × outputs, valid until the next call.
    Rows<const T> outputs(const T* parameters, const PackedShape& shape, Rows<const T> x,
                          const States* before = nullptr, States* after = nullptr, Dropping dropping = {});
    /// The loss, and its gradient, which is added to. What came before `before` gets none: truncated backpropagation.
    double loss_and_gradient(const T* parameters, const Batch<T>& batch, T* gradient, const States* before = nullptr,
                             States* after = nullptr, Dropping dropping = {});
    double loss(const T* parameters, const Batch<T>& batch);

    /// Space for batches of so many rows and sequences, and how much that is, bytes, parameters not counted.
    void reserve(std::size_t rows, std::size_t sequences);
    std::size_t bytes(std::size_t rows, std::size_t sequences) const;

  private:
    bool answers_last() const { return settings_.form == OutputForm::last; }
    Rows<const T> gather_answered(const PackedShape& shape, Rows<const T> highest);
    void scatter_errors(const PackedShape& shape);

    NetworkSettings settings_;
    ParameterLayout layout_;
    Stack<T> stack_;
    DenseLayer<T> top_;
    Rows<const T> read_;  ///< what the dense layer read

    std::size_t rows_ = 0;
    std::size_t sequences_ = 0;
    Buffer<T> code_, dcode_;  ///< sequences × width: what the last steps put out, and its error
    Buffer<T> o_, do_;        ///< rows answered × outputs
};

}  // namespace orthant::lstm
