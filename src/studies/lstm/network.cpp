#include "studies/lstm/network.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <string>

namespace orthant::lstm {
namespace {

template <class T>
std::vector<RecurrentLayer<T>> make_layers(const NetworkSettings& settings, ParameterLayout& layout) {
    std::vector<RecurrentLayer<T>> layers;
    const Cell cell = Cell::of(settings.cell);
    const std::size_t directions = settings.directions == Directions::both ? 2 : 1;
    for (std::size_t level = 0; level < settings.layers; ++level)
        for (std::size_t d = 0; d < directions; ++d)
            layers.emplace_back(cell, level == 0 ? settings.inputs : settings.hidden * directions, settings.hidden,
                                d == 0 ? Direction::forward : Direction::backward, layout,
                                "layer" + std::to_string(level) + (d == 0 ? "." : ".backward."));
    return layers;
}

}  // namespace

template <class T>
Network<T>::Network(const NetworkSettings& settings)
    : settings_(settings),
      layers_(make_layers<T>(settings, layout_)),
      top_(width(), outputs_for(settings.loss, settings.targets), Activation::identity, layout_, "output."),
      y_(settings.layers) {}

template <class T>
typename Network<T>::States Network<T>::states(std::size_t sequences) const {
    ORTHANT_EXPECT(settings_.directions == Directions::one);
    States states;
    for (const RecurrentLayer<T>& layer : layers_) states.push_back(layer.state(sequences));
    return states;
}

template <class T>
std::size_t Network<T>::bytes(std::size_t rows, std::size_t sequences) const {
    const std::size_t rows_answered = settings_.form == OutputForm::last ? sequences : rows;
    const std::size_t code = settings_.form == OutputForm::last ? sequences * width() : 0;
    std::size_t sum = (settings_.layers + 2) * Buffer<T>::bytes(rows * width()) + 2 * Buffer<T>::bytes(code) +
                      2 * Buffer<T>::bytes(rows_answered * top_.outputs());
    for (const RecurrentLayer<T>& layer : layers_) sum += layer.bytes(rows, sequences);
    return sum;
}

template <class T>
void Network<T>::reserve(std::size_t rows, std::size_t sequences) {
    for (RecurrentLayer<T>& layer : layers_) layer.reserve(rows, sequences);
    if (rows <= rows_ && sequences <= sequences_) return;
    rows_ = std::max(rows, rows_);
    sequences_ = std::max(sequences, sequences_);
    for (Buffer<T>& y : y_) y = Buffer<T>(rows_ * width());
    for (Buffer<T>* errors : {&dy_, &dx_}) *errors = Buffer<T>(rows_ * width());
    const bool is_last = settings_.form == OutputForm::last;
    for (Buffer<T>* code : {&code_, &dcode_}) *code = Buffer<T>(is_last ? sequences_ * width() : 0);
    for (Buffer<T>* outputs : {&o_, &do_}) *outputs = Buffer<T>((is_last ? sequences_ : rows_) * top_.outputs());
}

template <class T>
std::size_t Network<T>::last_row(const PackedShape& shape, std::size_t sequence, std::size_t direction) const {
    return shape.row(sequence, direction == 0 ? shape.length(sequence) - 1 : 0);
}

/// What the dense layer reads: all rows of the highest level, or what each direction put out last.
template <class T>
Rows<const T> Network<T>::gather_answered(const PackedShape& shape) {
    const Rows<const T> highest = y(settings_.layers - 1, shape.rows());
    if (settings_.form == OutputForm::every) return highest;
    const std::size_t hidden = settings_.hidden;
    for (std::size_t sequence = 0; sequence < shape.sequences(); ++sequence)
        for (std::size_t d = 0; d < direction_count(); ++d)
            std::copy_n(highest.row(last_row(shape, sequence, d)) + d * hidden, hidden,
                        code_.data() + sequence * width() + d * hidden);
    return {code_.data(), shape.sequences(), width()};
}

template <class T>
void Network<T>::scatter_errors(const PackedShape& shape) {
    if (settings_.form == OutputForm::every) return;
    std::fill_n(dy_.data(), shape.rows() * width(), T(0));
    const std::size_t hidden = settings_.hidden;
    for (std::size_t sequence = 0; sequence < shape.sequences(); ++sequence)
        for (std::size_t d = 0; d < direction_count(); ++d)
            std::copy_n(dcode_.data() + sequence * width() + d * hidden, hidden,
                        dy_.data() + last_row(shape, sequence, d) * width() + d * hidden);
}

template <class T>
Rows<const T> Network<T>::outputs(const T* parameters, const PackedShape& shape, Rows<const T> x, const States* before,
                                  States* after) {
    ORTHANT_EXPECT(settings_.directions == Directions::one || (before == nullptr && after == nullptr));
    reserve(shape.rows(), shape.sequences());
    Rows<const T> below = x;
    for (std::size_t level = 0; level < settings_.layers; ++level) {
        for (std::size_t d = 0; d < direction_count(); ++d)
            layer(level, d).forward(parameters, shape, below, y_of(level, d, shape.rows()),
                                    before ? &(*before)[level] : nullptr, after ? &(*after)[level] : nullptr);
        below = y(level, shape.rows());
    }
    const Rows<T> o{o_.data(), answered(shape), top_.outputs()};
    top_.forward(parameters, gather_answered(shape), o);
    return o;
}

template <class T>
double Network<T>::loss_and_gradient(const T* parameters, const Batch<T>& batch, T* gradient, const States* before,
                                     States* after) {
    const PackedShape& shape = batch.shape;
    const Rows<const T> o = outputs(parameters, shape, batch.x, before, after);
    const Rows<T> errors{do_.data(), o.rows, o.columns};
    const double weight = 1 / static_cast<double>(o.rows);
    const double sum = loss_and_errors<T>(settings_.loss, o, batch.targets, weight, errors);

    const bool is_last = settings_.form == OutputForm::last;
    const Rows<T> dtop = is_last ? Rows<T>{dcode_.data(), o.rows, width()} : dy(shape.rows());
    const Rows<const T> read =
        is_last ? Rows<const T>{code_.data(), o.rows, width()} : Rows<const T>(y(settings_.layers - 1, shape.rows()));
    top_.backward(parameters, read, o, errors, gradient, dtop);
    scatter_errors(shape);
    for (std::size_t level = settings_.layers; level-- > 0;) {
        Rows<T> dx;
        if (level > 0) {
            dx = {dx_.data(), shape.rows(), width()};
            std::fill_n(dx_.data(), shape.rows() * width(), T(0));
        }
        const Rows<const T> below = level > 0 ? Rows<const T>(y(level - 1, shape.rows())) : batch.x;
        for (std::size_t d = 0; d < direction_count(); ++d)
            layer(level, d).backward(parameters, shape, below, y_of(level, d, shape.rows()),
                                     dy(shape.rows()).columns_from(d * settings_.hidden, settings_.hidden), nullptr,
                                     gradient, dx, nullptr);
        if (level > 0) std::swap(dy_, dx_);
    }
    return sum / static_cast<double>(o.rows);
}

template <class T>
double Network<T>::loss(const T* parameters, const Batch<T>& batch) {
    const Rows<const T> o = outputs(parameters, batch.shape, batch.x);
    return loss_of<T>(settings_.loss, o, batch.targets) / static_cast<double>(o.rows);
}

template class Network<float>;
template class Network<double>;

}  // namespace orthant::lstm
