#pragma once

#include "studies/lstm/cell.hpp"
#include "studies/lstm/pack.hpp"

#include <algorithm>
#include <cstddef>

/// One step of one sequence, unit by unit: what is left of a cell when the products are done.
namespace orthant::lstm {

template <class T>
[[gnu::always_inline]] inline Pack<T> sigmoid(const Pack<T>& x) {
    return x.logistic();
}
/// σ′, from σ.
template <class T>
[[gnu::always_inline]] inline Pack<T> sigmoid_slope(const Pack<T>& s) {
    return s * (T(1) - s);
}

template <class T>
[[gnu::always_inline]] inline Pack<T> activate(Activation activation, const Pack<T>& x) {
    switch (activation) {
        case Activation::tanh:
            return x.tanh();
        case Activation::relu:
            return x.max(T(0));
        case Activation::identity:
            break;
    }
    return x;
}
/// The slope, from the value.
template <class T>
[[gnu::always_inline]] inline Pack<T> slope(Activation activation, const Pack<T>& value) {
    switch (activation) {
        case Activation::tanh:
            return T(1) - value * value;
        case Activation::relu:
            return (value > T(0)).template cast<T>();
        case Activation::identity:
            break;
    }
    return Pack<T>::Ones();
}

/// Bias and peepholes of an LSTM's units; those that it has not are null.
template <class T>
struct LstmWeights {
    const T* bias;
    const T* peephole_input = nullptr;
    const T* peephole_forget = nullptr;
    const T* peephole_output = nullptr;
};

/// `a`: block_count × H pre-activations without bias, which become the gates. `c_before`, `c`, `h` = h(c), `y`: H.
template <class T>
void lstm_forward(const Cell& cell, std::size_t hidden, const LstmWeights<T>& weights, T* a, const T* c_before, T* c,
                  T* h, T* y) {
    for (std::size_t u = 0; u < hidden; u += pack_size<T>) {
        const std::size_t count = hidden - u;
        const auto place = [&](int block) { return static_cast<std::size_t>(block) * hidden + u; };
        const auto drawn = [&](int block) -> Pack<T> {
            return load(a + place(block)) + load(weights.bias + place(block));
        };
        const Pack<T> before = load(c_before + u);
        const Pack<T> z = activate<T>(cell.input, drawn(0));
        store(a + u, z, count);
        Pack<T> i = Pack<T>::Ones();
        if (cell.input_gate >= 0) {
            Pack<T> x = drawn(cell.input_gate);
            if (cell.has_peepholes) x += load(weights.peephole_input + u) * before;
            i = sigmoid<T>(x);
            store(a + place(cell.input_gate), i, count);
        }
        Pack<T> f = Pack<T>::Ones();
        if (cell.has_coupled_gates) f = T(1) - i;
        if (cell.forget_gate >= 0) {
            Pack<T> x = drawn(cell.forget_gate);
            if (cell.has_peepholes) x += load(weights.peephole_forget + u) * before;
            f = sigmoid<T>(x);
            store(a + place(cell.forget_gate), f, count);
        }
        const Pack<T> state = z * i + before * f;
        const Pack<T> squashed = activate<T>(cell.output, state);
        Pack<T> o = Pack<T>::Ones();
        if (cell.output_gate >= 0) {
            Pack<T> x = drawn(cell.output_gate);
            if (cell.has_peepholes) x += load(weights.peephole_output + u) * state;
            o = sigmoid<T>(x);
            store(a + place(cell.output_gate), o, count);
        }
        store(c + u, state, count);
        store(h + u, squashed, count);
        store(y + u, Pack<T>(o * squashed), count);
    }
}

/// The gradients of peepholes, added to; null where there are none.
template <class T>
struct PeepholeGradients {
    T* input = nullptr;
    T* forget = nullptr;
    T* output = nullptr;
};

/// `gates`: as lstm_forward left them; they become the errors δ of the pre-activations. `dy`: the error of y, all of
/// it. `dc`: that of c from the step after; becomes that of c_before. `dgates`: those that the gates of the step after
/// send here, in blocks behind z (full gate recurrence); else null. `see(u, error)` is told the error of c, all of it,
/// from unit u on.
template <class T, class See>
void lstm_backward(const Cell& cell, std::size_t hidden, const LstmWeights<T>& weights, T* gates, const T* c_before,
                   const T* c, const T* h, const T* dy, T* dc, const T* dgates, const PeepholeGradients<T>& peepholes,
                   See see) {
    for (std::size_t u = 0; u < hidden; u += pack_size<T>) {
        const std::size_t count = hidden - u;
        const auto place = [&](int block) { return static_cast<std::size_t>(block) * hidden + u; };
        const auto gate = [&](int block) -> Pack<T> {
            if (block < 0) return Pack<T>::Ones();
            return load(gates + place(block));
        };
        const auto sent = [&](int block) -> Pack<T> {
            if (dgates == nullptr) return Pack<T>::Zero();
            return load(dgates + place(block - 1));
        };
        const auto add_to = [&](T* sums, const Pack<T>& value) {
            store(sums + u, Pack<T>(load(sums + u) + value), count);
        };
        const Pack<T> before = load(c_before + u);
        const Pack<T> squashed = load(h + u);
        const Pack<T> z = load(gates + u);
        const Pack<T> i = gate(cell.input_gate);
        const Pack<T> f = cell.has_coupled_gates ? Pack<T>(T(1) - i) : gate(cell.forget_gate);
        const Pack<T> o = gate(cell.output_gate);
        const Pack<T> error = load(dy + u);
        Pack<T> state_error = error * o * slope<T>(cell.output, squashed) + load(dc + u);
        if (cell.output_gate >= 0) {
            const Pack<T> d = (error * squashed + sent(cell.output_gate)) * sigmoid_slope<T>(o);
            store(gates + place(cell.output_gate), d, count);
            if (cell.has_peepholes) {
                state_error += load(weights.peephole_output + u) * d;
                add_to(peepholes.output, d * load(c + u));
            }
        }
        see(u, state_error);
        Pack<T> before_error = state_error * f;
        if (cell.forget_gate >= 0) {
            const Pack<T> d = (state_error * before + sent(cell.forget_gate)) * sigmoid_slope<T>(f);
            store(gates + place(cell.forget_gate), d, count);
            if (cell.has_peepholes) {
                before_error += load(weights.peephole_forget + u) * d;
                add_to(peepholes.forget, d * before);
            }
        }
        if (cell.input_gate >= 0) {
            const Pack<T> gained = cell.has_coupled_gates ? Pack<T>(z - before) : z;
            const Pack<T> d = (state_error * gained + sent(cell.input_gate)) * sigmoid_slope<T>(i);
            store(gates + place(cell.input_gate), d, count);
            if (cell.has_peepholes) {
                before_error += load(weights.peephole_input + u) * d;
                add_to(peepholes.input, d * before);
            }
        }
        store(gates + u, Pack<T>(state_error * i * slope<T>(cell.input, z)), count);
        store(dc + u, before_error, count);
    }
}

/// `a`, `r`: 3 × H products with the input and with y₋, without biases; `a` becomes the gates r, u, n, and the last
/// block of `r` R_n y₋ + s_n. `y_before`, `y`: H.
template <class T>
void gru_forward(std::size_t hidden, const T* bias, const T* bias_n, T* a, T* r, const T* y_before, T* y) {
    for (std::size_t u = 0; u < hidden; u += pack_size<T>) {
        const std::size_t count = hidden - u;
        const auto input = [&](std::size_t block) -> Pack<T> {
            return load(a + block * hidden + u) + load(bias + block * hidden + u);
        };
        const Pack<T> reset = sigmoid<T>(input(0) + load(r + u));
        const Pack<T> update = sigmoid<T>(input(1) + load(r + hidden + u));
        const Pack<T> recurrent = load(r + 2 * hidden + u) + load(bias_n + u);
        const Pack<T> candidate = (input(2) + reset * recurrent).tanh();
        store(a + u, reset, count);
        store(a + hidden + u, update, count);
        store(a + 2 * hidden + u, candidate, count);
        store(r + 2 * hidden + u, recurrent, count);
        store(y + u, Pack<T>((T(1) - update) * candidate + update * load(y_before + u)), count);
    }
}

/// `a`, `r`: as gru_forward left them; they become the errors of the products with the input and with y₋. `dy`: the
/// error of y; becomes what of it goes to y₋ past the products.
template <class T>
void gru_backward(std::size_t hidden, T* a, T* r, const T* y_before, T* dy) {
    for (std::size_t u = 0; u < hidden; u += pack_size<T>) {
        const std::size_t count = hidden - u;
        const Pack<T> reset = load(a + u), update = load(a + hidden + u), candidate = load(a + 2 * hidden + u);
        const Pack<T> error = load(dy + u);
        const Pack<T> of_candidate = error * (T(1) - update) * (T(1) - candidate * candidate);
        const Pack<T> of_update = error * (load(y_before + u) - candidate) * sigmoid_slope<T>(update);
        const Pack<T> of_reset = of_candidate * load(r + 2 * hidden + u) * sigmoid_slope<T>(reset);
        store(a + u, of_reset, count);
        store(a + hidden + u, of_update, count);
        store(a + 2 * hidden + u, of_candidate, count);
        store(r + u, of_reset, count);
        store(r + hidden + u, of_update, count);
        store(r + 2 * hidden + u, Pack<T>(of_candidate * reset), count);
        store(dy + u, Pack<T>(error * update), count);
    }
}

/// `a`: H products without bias, which become the errors' place; `y`: H.
template <class T>
void simple_forward(const Cell& cell, std::size_t hidden, const T* bias, const T* a, T* y) {
    for (std::size_t u = 0; u < hidden; u += pack_size<T>)
        store(y + u, activate<T>(cell.input, load(a + u) + load(bias + u)), hidden - u);
}

/// `y`: as simple_forward left it; `a` becomes the error of the pre-activations.
template <class T>
void simple_backward(const Cell& cell, std::size_t hidden, const T* y, const T* dy, T* a) {
    for (std::size_t u = 0; u < hidden; u += pack_size<T>)
        store(a + u, Pack<T>(load(dy + u) * slope<T>(cell.input, load(y + u))), hidden - u);
}

}  // namespace orthant::lstm
