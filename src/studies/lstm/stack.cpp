#include "studies/lstm/stack.hpp"

#include "base/contract.hpp"
#include "base/random.hpp"

#include <algorithm>

namespace orthant::lstm {

template <class T>
Stack<T>::Stack(const StackSettings& settings, ParameterLayout& layout, const std::string& prefix)
    : settings_(settings), y_(settings.layers) {
    ORTHANT_EXPECT(settings.layers >= 1 && settings.dropout >= 0 && settings.dropout < 1);
    const Cell cell = Cell::of(settings.cell);
    for (std::size_t level = 0; level < settings.layers; ++level)
        for (std::size_t d = 0; d < direction_count(); ++d)
            layers_.emplace_back(cell, level == 0 ? settings.inputs : width(), settings.hidden,
                                 d == 0 ? Direction::forward : Direction::backward, layout,
                                 prefix + "layer" + std::to_string(level) + (d == 0 ? "." : ".backward."));
    if (settings.dropout == 0) return;
    kept_.resize(settings.layers);
    factors_.resize(settings.layers);
}

template <class T>
void Stack<T>::set_trace(const ErrorTrace<T>* trace) {
    ORTHANT_EXPECT(settings_.directions == Directions::one);
    layers_.back().set_trace(trace);
}

template <class T>
typename Stack<T>::States Stack<T>::states(std::size_t sequences) const {
    ORTHANT_EXPECT(settings_.directions == Directions::one);
    States states;
    for (const RecurrentLayer<T>& layer : layers_) states.push_back(layer.state(sequences));
    return states;
}

template <class T>
std::size_t Stack<T>::bytes(std::size_t rows, std::size_t sequences) const {
    const std::size_t of_rows = y_.size() + kept_.size() + factors_.size() + 2;
    std::size_t sum = of_rows * Buffer<T>::bytes(rows * width());
    for (const RecurrentLayer<T>& layer : layers_) sum += layer.bytes(rows, sequences);
    return sum;
}

template <class T>
void Stack<T>::reserve(std::size_t rows, std::size_t sequences) {
    for (RecurrentLayer<T>& layer : layers_) layer.reserve(rows, sequences);
    if (rows <= rows_) return;
    rows_ = rows;
    for (std::vector<Buffer<T>>* buffers : {&y_, &kept_, &factors_})
        for (Buffer<T>& buffer : *buffers) buffer = Buffer<T>(rows * width());
    for (Buffer<T>* errors : {&dy_, &dx_}) *errors = Buffer<T>(rows * width());
}

template <class T>
Rows<T> Stack<T>::put_out(std::size_t level, std::size_t rows) {
    return is_dropping_ ? Rows<T>{kept_[level].data(), rows, width()} : y(level, rows);
}

/// Bit by bit of the stream of its level: word j of block i for value 4i + j.
template <class T>
void Stack<T>::drop(std::size_t level, std::size_t rows, Dropping dropping) {
    const RandomStream stream(dropping.key, level, StreamId{0});
    const T factor = static_cast<T>(1 / (1 - settings_.dropout));
    PhiloxCounter words{};
    for (std::size_t i = 0; i < rows * width(); ++i) {
        if (i % words.size() == 0) words = stream.block(i / words.size());
        factors_[level][i] = unit_interval(words[i % words.size()]) < settings_.dropout ? T(0) : factor;
        kept_[level][i] = y_[level][i] * factors_[level][i];
    }
}

template <class T>
Rows<const T> Stack<T>::forward(const T* parameters, const PackedShape& shape, Rows<const T> x, const States* before,
                                States* after, Dropping dropping) {
    ORTHANT_EXPECT(settings_.directions == Directions::one || (before == nullptr && after == nullptr));
    reserve(shape.rows(), shape.sequences());
    is_dropping_ = dropping.key != 0 && settings_.dropout > 0;
    Rows<const T> below = x;
    for (std::size_t level = 0; level < settings_.layers; ++level) {
        for (std::size_t d = 0; d < direction_count(); ++d)
            at(level, d).forward(parameters, shape, below, of_direction(y(level, shape.rows()), d),
                                 before ? &(*before)[level] : nullptr, after ? &(*after)[level] : nullptr);
        if (is_dropping_) drop(level, shape.rows(), dropping);
        below = put_out(level, shape.rows());
    }
    return below;
}

template <class T>
void Stack<T>::backward(const T* parameters, const PackedShape& shape, Rows<const T> x, T* gradient,
                        const States* dafter, States* dbefore) {
    const std::size_t rows = shape.rows();
    for (std::size_t level = settings_.layers; level-- > 0;) {
        if (is_dropping_)
            for (std::size_t i = 0; i < rows * width(); ++i) dy_[i] *= factors_[level][i];
        Rows<T> dx;
        if (level > 0) {
            dx = {dx_.data(), rows, width()};
            std::fill_n(dx_.data(), rows * width(), T(0));
        }
        const Rows<const T> below = level > 0 ? Rows<const T>(put_out(level - 1, rows)) : x;
        for (std::size_t d = 0; d < direction_count(); ++d)
            at(level, d).backward(parameters, shape, below, of_direction(y(level, rows), d),
                                  of_direction(errors(rows), d), dafter ? &(*dafter)[level] : nullptr, gradient, dx,
                                  dbefore ? &(*dbefore)[level] : nullptr);
        if (level > 0) std::swap(dy_, dx_);
    }
}

template class Stack<float>;
template class Stack<double>;

}  // namespace orthant::lstm
