#include "studies/lstm/recurrent_layer.hpp"

#include "base/contract.hpp"
#include "studies/lstm/cell_step.hpp"
#include "studies/lstm/product.hpp"

#include <algorithm>

namespace orthant::lstm {
namespace {

template <class T>
void clear(Buffer<T>& buffer) {
    std::ranges::fill(buffer.span(), T(0));
}

bool is_lstm(const Cell& cell) {
    return cell.family == Cell::Family::lstm;
}

}  // namespace

template <class T>
void LayerState<T>::clear() {
    for (Buffer<T>* buffer : {&y, &c, &gates}) lstm::clear(*buffer);
}

template <class T>
RecurrentLayer<T>::RecurrentLayer(const Cell& cell, std::size_t inputs, std::size_t hidden, Direction direction,
                                  ParameterLayout& layout, const std::string& prefix)
    : cell_(cell), inputs_(inputs), hidden_(hidden), direction_(direction) {
    w_ = layout.add(prefix + "W", inputs, width());
    recurrent_ = layout.add(prefix + "R", hidden, width());
    bias_ = layout.add(prefix + "b", 1, width());
    if (cell.family == Cell::Family::gru) bias_n_ = layout.add(prefix + "s_n", 1, hidden);
    if (cell.has_peepholes) {
        if (cell.input_gate >= 0) peephole_input_ = layout.add(prefix + "p_i", 1, hidden);
        if (cell.forget_gate >= 0) peephole_forget_ = layout.add(prefix + "p_f", 1, hidden);
        if (cell.output_gate >= 0) peephole_output_ = layout.add(prefix + "p_o", 1, hidden);
    }
    if (cell.has_gate_recurrence) gate_recurrence_ = layout.add(prefix + "Q", gate_width(), gate_width());
}

template <class T>
std::size_t RecurrentLayer<T>::bytes(std::size_t rows, std::size_t sequences) const {
    const std::size_t of_lstm = is_lstm(cell_) ? hidden_ : 0;
    const std::size_t of_gru = cell_.family == Cell::Family::gru ? width() : 0;
    std::size_t sum = 0;
    for (const std::size_t per_row : {width(), of_gru, hidden_, gate_width(), of_lstm, of_lstm, of_lstm})
        sum += Buffer<T>::bytes(rows * per_row);
    for (const std::size_t per_sequence : {hidden_, of_lstm, gate_width()})
        sum += Buffer<T>::bytes(sequences * per_sequence);
    const auto of_factor = [&](std::size_t in, std::size_t out, std::size_t rows_of_products) {
        return std::max(RightFactor<T>::bytes(in, out, Factor::as_it_is, rows_of_products),
                        RightFactor<T>::bytes(in, out, Factor::transposed, rows_of_products));
    };
    return sum + of_factor(inputs_, width(), rows) + of_factor(hidden_, width(), sequences) +
           of_factor(gate_width(), gate_width(), sequences);
}

template <class T>
void RecurrentLayer<T>::reserve(std::size_t rows, std::size_t sequences) {
    const std::size_t of_lstm = is_lstm(cell_) ? hidden_ : 0;
    if (rows > rows_) {
        a_ = Buffer<T>(rows * width());
        r_ = Buffer<T>(cell_.family == Cell::Family::gru ? rows * width() : 0);
        p_ = Buffer<T>(rows * hidden_);
        g_ = Buffer<T>(rows * gate_width());
        for (Buffer<T>* buffer : {&c_, &h_, &b_}) *buffer = Buffer<T>(rows * of_lstm);
        rows_ = rows;
    }
    if (sequences > sequences_) {
        dy_ = Buffer<T>(sequences * hidden_);
        dc_ = Buffer<T>(sequences * of_lstm);
        dg_ = Buffer<T>(sequences * gate_width());
        sequences_ = sequences;
    }
}

template <class T>
void RecurrentLayer<T>::spend(std::size_t rows, std::size_t depth, std::size_t columns) {
    if (pace_ != nullptr) pace_->spend(2 * static_cast<double>(rows * depth * columns));
}

template <class T>
void RecurrentLayer<T>::add_in_pieces(const RightFactor<T>& factor, Rows<const T> a, Rows<T> c) {
    for (std::size_t first = 0; first < a.rows; first += product_stretch) {
        const std::size_t rows = std::min(product_stretch, a.rows - first);
        factor.add_product(a.slice(first, rows), c.slice(first, rows));
        spend(rows, a.columns, c.columns);
    }
}

template <class T>
void RecurrentLayer<T>::add_transposed_in_pieces(Rows<const T> a, Rows<const T> b, Rows<T> c) {
    for (std::size_t first = 0; first < a.rows; first += product_stretch) {
        const std::size_t rows = std::min(product_stretch, a.rows - first);
        add_product_of_transposed<T>(a.slice(first, rows), b.slice(first, rows), c);
        spend(rows, a.columns, c.columns);
    }
}

/// The weights, where the products of the steps read them.
template <class T>
void RecurrentLayer<T>::put_factors(const T* parameters, const PackedShape& shape, Factor form) {
    recurrent_factor_.assign(recurrent_.in(parameters), form, shape.sequences());
    if (cell_.has_gate_recurrence) gate_factor_.assign(gate_recurrence_.in(parameters), form, shape.sequences());
}

template <class T>
std::size_t RecurrentLayer<T>::step_before(const PackedShape& shape, std::size_t step) const {
    if (direction_ == Direction::forward) return step == 0 ? none : step - 1;
    return step + 1 == shape.steps() ? none : step + 1;
}

template <class T>
LstmWeights<T> RecurrentLayer<T>::lstm_weights(const T* parameters) const {
    const auto of = [&](const ParameterBlock& block) {
        return block.size() == 0 ? nullptr : parameters + block.offset;
    };
    return {parameters + bias_.offset, of(peephole_input_), of(peephole_forget_), of(peephole_output_)};
}

/// Fills y₋, c₋ and the gates before of a step: what the sequences had at the step before, or begin with.
template <class T>
void RecurrentLayer<T>::take_before(const PackedShape& shape, std::size_t step, Rows<const T> y,
                                    const LayerState<T>* before) {
    const std::size_t from = step_before(shape, step);
    const std::size_t running = shape.running_at(step);
    const std::size_t had = from == none ? 0 : std::min(running, shape.running_at(from));
    const auto take = [&](std::size_t sequence, T* to, const T* there, const T* at_first, std::size_t width) {
        if (sequence < had)
            std::copy_n(there, width, to);
        else if (at_first != nullptr)
            std::copy_n(at_first + sequence * width, width, to);
        else
            std::fill_n(to, width, T(0));
    };
    for (std::size_t sequence = 0; sequence < running; ++sequence) {
        const std::size_t row = shape.row(sequence, step);
        const std::size_t there = sequence < had ? shape.row(sequence, from) : 0;
        take(sequence, p_.data() + row * hidden_, y.row(there), before ? before->y.data() : nullptr, hidden_);
        if (!is_lstm(cell_)) continue;
        take(sequence, b_.data() + row * hidden_, c_.data() + there * hidden_, before ? before->c.data() : nullptr,
             hidden_);
        if (cell_.has_gate_recurrence)
            take(sequence, g_.data() + row * gate_width(), a_.data() + there * width() + hidden_,
                 before ? before->gates.data() : nullptr, gate_width());
    }
}

template <class T>
void RecurrentLayer<T>::step_forward(const T* parameters, const PackedShape& shape, std::size_t step, Rows<T> y,
                                     const LayerState<T>* before) {
    take_before(shape, step, y, before);
    const std::size_t first = shape.first_row(step), running = shape.running_at(step);
    const bool has_before = before != nullptr || step_before(shape, step) != none;
    const bool is_gru = cell_.family == Cell::Family::gru;
    const Rows<T> products = is_gru ? r(first, running) : a(first, running);
    if (is_gru) std::fill_n(products.values, running * width(), T(0));
    spend(running, hidden_, width());
    if (has_before) {
        recurrent_factor_.add_product(p(first, running), products);
        if (cell_.has_gate_recurrence)
            gate_factor_.add_product(gates_before(first, running),
                                     a(first, running).columns_from(hidden_, gate_width()));
    }
    const LstmWeights<T> weights = lstm_weights(parameters);
    for (std::size_t row = first; row < first + running; ++row) {
        T* values = a_.data() + row * width();
        const std::size_t at = row * hidden_;
        if (is_lstm(cell_))
            lstm_forward<T>(cell_, hidden_, weights, values, &b_[at], &c_[at], &h_[at], y.row(row));
        else if (is_gru)
            gru_forward<T>(hidden_, weights.bias, parameters + bias_n_.offset, values, r_.data() + row * width(),
                           &p_[at], y.row(row));
        else
            simple_forward<T>(cell_, hidden_, weights.bias, values, y.row(row));
    }
}

template <class T>
void RecurrentLayer<T>::keep_after(const PackedShape& shape, Rows<const T> y, LayerState<T>& after) const {
    for (std::size_t sequence = 0; sequence < shape.sequences(); ++sequence) {
        const std::size_t last = direction_ == Direction::forward ? shape.length(sequence) - 1 : 0;
        const std::size_t row = shape.row(sequence, last);
        std::copy_n(y.row(row), hidden_, after.y.data() + sequence * hidden_);
        if (!is_lstm(cell_)) continue;
        std::copy_n(c_.data() + row * hidden_, hidden_, after.c.data() + sequence * hidden_);
        if (cell_.has_gate_recurrence)
            std::copy_n(a_.data() + row * width() + hidden_, gate_width(),
                        after.gates.data() + sequence * gate_width());
    }
}

template <class T>
void RecurrentLayer<T>::forward(const T* parameters, const PackedShape& shape, Rows<const T> x, Rows<T> y,
                                const LayerState<T>* before, LayerState<T>* after) {
    ORTHANT_EXPECT(x.rows == shape.rows() && x.columns == inputs_ && y.rows == shape.rows() && y.columns == hidden_);
    reserve(shape.rows(), shape.sequences());
    std::fill_n(a_.data(), shape.rows() * width(), T(0));
    put_factors(parameters, shape, Factor::as_it_is);
    input_factor_.assign(w_.in(parameters), Factor::as_it_is, shape.rows());
    add_in_pieces(input_factor_, x, a(0, shape.rows()));
    for (std::size_t k = 0; k < shape.steps(); ++k) step_forward(parameters, shape, step_at(shape, k), y, before);
    if (after != nullptr) keep_after(shape, y, *after);
}

template <class T>
void RecurrentLayer<T>::step_backward(const T* parameters, const PackedShape& shape, std::size_t step, Rows<const T> y,
                                      Rows<const T> dy, T* gradient) {
    const LstmWeights<T> weights = lstm_weights(parameters);
    const auto of = [&](const ParameterBlock& block) { return block.size() == 0 ? nullptr : gradient + block.offset; };
    const PeepholeGradients<T> peepholes{of(peephole_input_), of(peephole_forget_), of(peephole_output_)};
    for (std::size_t sequence = 0; sequence < shape.running_at(step); ++sequence) {
        const std::size_t row = shape.row(sequence, step);
        const std::size_t at = row * hidden_, of_sequence = sequence * hidden_;
        T* error = dy_.data() + of_sequence;
        for (std::size_t u = 0; u < hidden_; u += pack_size<T>)
            store(error + u, Pack<T>(load(error + u) + load(dy.row(row) + u)), hidden_ - u);
        if (trace_ != nullptr) std::copy_n(error, hidden_, trace_->y.row(row));
        T* values = a_.data() + row * width();
        const auto back_through_lstm = [&](auto see) {
            lstm_backward<T>(cell_, hidden_, weights, values, &b_[at], &c_[at], &h_[at], error, &dc_[of_sequence],
                             cell_.has_gate_recurrence ? dg_.data() + sequence * gate_width() : nullptr, peepholes,
                             see);
        };
        if (is_lstm(cell_) && trace_ != nullptr)
            back_through_lstm(
                [&](std::size_t u, const Pack<T>& of_c) { store(trace_->c.row(row) + u, of_c, hidden_ - u); });
        else if (is_lstm(cell_))
            back_through_lstm([](std::size_t, const Pack<T>&) {});
        else if (cell_.family == Cell::Family::gru)
            gru_backward<T>(hidden_, values, r_.data() + row * width(), &p_[at], error);
        else
            simple_backward<T>(cell_, hidden_, y.row(row), error, values);
    }
}

/// The errors of y₋ and of the gates before, from those of a step's pre-activations.
template <class T>
void RecurrentLayer<T>::send_back(const PackedShape& shape, std::size_t step) {
    const std::size_t first = shape.first_row(step), running = shape.running_at(step);
    const bool is_gru = cell_.family == Cell::Family::gru;
    const Rows<T> errors = is_gru ? r(first, running) : a(first, running);
    if (!is_gru) std::fill_n(dy_.data(), running * hidden_, T(0));
    recurrent_factor_.add_product(errors, {dy_.data(), running, hidden_});
    spend(running, hidden_, width());
    if (!cell_.has_gate_recurrence) return;
    std::fill_n(dg_.data(), running * gate_width(), T(0));
    gate_factor_.add_product(errors.columns_from(hidden_, gate_width()), {dg_.data(), running, gate_width()});
}

template <class T>
void RecurrentLayer<T>::backward(const T* parameters, const PackedShape& shape, Rows<const T> x, Rows<const T> y,
                                 Rows<const T> dy, const LayerState<T>* dafter, T* gradient, Rows<T> dx,
                                 LayerState<T>* dbefore) {
    const auto begin_with = [](Buffer<T>& errors, const Buffer<T>* given) {
        if (given == nullptr)
            clear(errors);
        else
            std::ranges::copy(given->span(), errors.data());
    };
    ORTHANT_EXPECT(trace_ == nullptr || trace_->has_room(cell_, shape.rows(), hidden_));
    put_factors(parameters, shape, Factor::transposed);
    begin_with(dy_, dafter ? &dafter->y : nullptr);
    begin_with(dc_, dafter && is_lstm(cell_) ? &dafter->c : nullptr);
    begin_with(dg_, dafter ? &dafter->gates : nullptr);
    for (std::size_t k = shape.steps(); k-- > 0;) {
        const std::size_t step = step_at(shape, k);
        step_backward(parameters, shape, step, y, dy, gradient);
        const bool is_wanted = step_before(shape, step) != none || dbefore != nullptr;
        if (is_wanted) send_back(shape, step);
    }
    const Rows<T> errors = a(0, shape.rows());
    const Rows<T> recurrent_errors = cell_.family == Cell::Family::gru ? r(0, shape.rows()) : errors;
    add_transposed_in_pieces(x, errors, w_.in(gradient));
    add_transposed_in_pieces(p(0, shape.rows()), recurrent_errors, recurrent_.in(gradient));
    add_rows<T>(errors, gradient + bias_.offset);
    if (bias_n_.size() > 0) add_rows<T>(recurrent_errors.columns_from(2 * hidden_, hidden_), gradient + bias_n_.offset);
    if (cell_.has_gate_recurrence)
        add_transposed_in_pieces(gates_before(0, shape.rows()), errors.columns_from(hidden_, gate_width()),
                                 gate_recurrence_.in(gradient));
    if (dx.rows > 0) {
        input_factor_.assign(w_.in(parameters), Factor::transposed, shape.rows());
        add_in_pieces(input_factor_, errors, dx);
    }
    if (dbefore == nullptr) return;
    std::copy_n(dy_.data(), dbefore->y.size(), dbefore->y.data());
    if (is_lstm(cell_)) std::copy_n(dc_.data(), dbefore->c.size(), dbefore->c.data());
    std::copy_n(dg_.data(), dbefore->gates.size(), dbefore->gates.data());
}

template struct LayerState<float>;
template struct LayerState<double>;
template class RecurrentLayer<float>;
template class RecurrentLayer<double>;

}  // namespace orthant::lstm
