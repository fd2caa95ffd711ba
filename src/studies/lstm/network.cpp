#include "studies/lstm/network.hpp"

#include <algorithm>

namespace orthant::lstm {

template <class T>
Network<T>::Network(const NetworkSettings& settings)
    : settings_(settings),
      stack_(settings.stack, layout_, ""),
      top_(stack_.width(), outputs_for(settings.loss, settings.targets), Activation::identity, layout_, "output.") {}

template <class T>
std::size_t Network<T>::bytes(std::size_t rows, std::size_t sequences) const {
    const std::size_t code = answers_last() ? sequences * stack_.width() : 0;
    const std::size_t outputs = (answers_last() ? sequences : rows) * top_.outputs();
    return stack_.bytes(rows, sequences) + top_.bytes(answers_last() ? sequences : rows) + 2 * Buffer<T>::bytes(code) +
           2 * Buffer<T>::bytes(outputs);
}

template <class T>
void Network<T>::reserve(std::size_t rows, std::size_t sequences) {
    stack_.reserve(rows, sequences);
    if (rows <= rows_ && sequences <= sequences_) return;
    rows_ = std::max(rows, rows_);
    sequences_ = std::max(sequences, sequences_);
    for (Buffer<T>* code : {&code_, &dcode_}) *code = Buffer<T>(answers_last() ? sequences_ * stack_.width() : 0);
    for (Buffer<T>* outputs : {&o_, &do_}) *outputs = Buffer<T>((answers_last() ? sequences_ : rows_) * top_.outputs());
}

/// What the dense layer reads: all rows, or what each direction put out last.
template <class T>
Rows<const T> Network<T>::gather_answered(const PackedShape& shape, Rows<const T> highest) {
    if (!answers_last()) return highest;
    const std::size_t hidden = stack_.hidden(), width = stack_.width();
    for (std::size_t sequence = 0; sequence < shape.sequences(); ++sequence)
        for (std::size_t d = 0; d < stack_.direction_count(); ++d)
            std::copy_n(highest.row(Stack<T>::last_row(shape, sequence, d)) + d * hidden, hidden,
                        code_.data() + sequence * width + d * hidden);
    return {code_.data(), shape.sequences(), width};
}

template <class T>
void Network<T>::scatter_errors(const PackedShape& shape) {
    const Rows<T> errors = stack_.errors(shape.rows());
    const std::size_t hidden = stack_.hidden(), width = stack_.width();
    std::fill_n(errors.values, shape.rows() * width, T(0));
    for (std::size_t sequence = 0; sequence < shape.sequences(); ++sequence)
        for (std::size_t d = 0; d < stack_.direction_count(); ++d)
            std::copy_n(dcode_.data() + sequence * width + d * hidden, hidden,
                        errors.row(Stack<T>::last_row(shape, sequence, d)) + d * hidden);
}

template <class T>
Rows<const T> Network<T>::outputs(const T* parameters, const PackedShape& shape, Rows<const T> x, const States* before,
                                  States* after, Dropping dropping) {
    reserve(shape.rows(), shape.sequences());
    read_ = gather_answered(shape, stack_.forward(parameters, shape, x, before, after, dropping));
    const Rows<T> o{o_.data(), read_.rows, top_.outputs()};
    top_.forward(parameters, read_, o);
    return o;
}

template <class T>
double Network<T>::loss_and_gradient(const T* parameters, const Batch<T>& batch, T* gradient, const States* before,
                                     States* after, Dropping dropping) {
    const Rows<const T> o = outputs(parameters, batch.shape, batch.x, before, after, dropping);
    const Rows<T> errors{do_.data(), o.rows, o.columns};
    const auto rows = static_cast<double>(o.rows);
    const double sum = loss_and_errors<T>(settings_.loss, o, batch.targets, 1 / rows, errors);
    const Rows<T> dread = answers_last() ? Rows<T>{dcode_.data(), o.rows, stack_.width()} : stack_.errors(o.rows);
    top_.backward(parameters, read_, o, errors, gradient, dread);
    if (answers_last()) scatter_errors(batch.shape);
    stack_.backward(parameters, batch.shape, batch.x, gradient);
    return sum / rows;
}

template <class T>
double Network<T>::loss(const T* parameters, const Batch<T>& batch) {
    const Rows<const T> o = outputs(parameters, batch.shape, batch.x);
    return loss_of<T>(settings_.loss, o, batch.targets) / static_cast<double>(o.rows);
}

template class Network<float>;
template class Network<double>;

}  // namespace orthant::lstm
