#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::lstm {

/// The cells of "LSTM: A Search Space Odyssey" (Greff et al., 2017), each one change away from `lstm`, and two others.
enum class CellKind {
    lstm,  ///< three gates, peepholes
    np,    ///< no peepholes
    nig,   ///< no input gate: i = 1
    nfg,   ///< no forget gate: f = 1
    nog,   ///< no output gate: o = 1
    niaf,  ///< no input activation: g(x) = x
    noaf,  ///< no output activation: h(x) = x
    cifg,  ///< coupled input and forget gate: f = 1 − i
    fgr,   ///< full gate recurrence: each gate reads all gates of the step before
    gru,   ///< Cho et al. 2014, the reset gate applied after the product
    rnn,   ///< simple, tanh
    relu,  ///< simple, max(0, x)
};

const std::vector<std::string>& cell_names();
/// A contract violation for other names.
CellKind cell_named(std::string_view name);

enum class Activation { tanh, identity, relu };

/// What a cell computes: forward, backward and the layout of its parameters follow from it.
///
/// LSTM family, ⊙ elementwise, ₋ the step before:
///   z = g(W_z x + R_z y₋ + b_z)
///   i = σ(W_i x + R_i y₋ + p_i⊙c₋ + b_i)      f = σ(W_f x + R_f y₋ + p_f⊙c₋ + b_f), or 1 − i
///   c = z⊙i + c₋⊙f                            o = σ(W_o x + R_o y₋ + p_o⊙c + b_o)        y = o⊙h(c)
/// GRU: r = σ(W_r x + b_r + R_r y₋ + s_r), u likewise, n = tanh(W_n x + b_n + r⊙(R_n y₋ + s_n)), y = (1−u)⊙n + u⊙y₋.
/// Simple: y = a(W x + R y₋ + b).
struct Cell {
    enum class Family { lstm, gru, simple };

    Family family = Family::lstm;
    std::vector<std::string> blocks;  ///< the pre-activations of a unit, in the order in which they are stored
    int input_gate = -1;              ///< place among the blocks, −1 where the gate is always 1
    int forget_gate = -1;
    int output_gate = -1;
    bool has_coupled_gates = false;
    bool has_peepholes = false;
    bool has_gate_recurrence = false;
    Activation input = Activation::tanh;   ///< g, or a
    Activation output = Activation::tanh;  ///< h

    static Cell of(CellKind kind);

    std::size_t block_count() const { return blocks.size(); }
    /// Gates that the gates of the next step read: all blocks but z.
    std::size_t recurrent_gates() const { return has_gate_recurrence ? blocks.size() - 1 : 0; }
};

}  // namespace orthant::lstm
