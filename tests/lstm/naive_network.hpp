#pragma once

#include "studies/lstm/cell.hpp"
#include "studies/lstm/parameter_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// One sequence through one recurrent layer and a softmax on top, as textbooks write it down: slow, and nothing shared
/// with the kernels but the names of the parameters.
namespace orthant::lstm::helpers {

/// A change of one value at one step: of y once it is put out, or of c before it is.
struct Change {
    enum class Of { y, c } of = Of::y;
    std::size_t step = 0;
    std::size_t unit = 0;
    double size = 0;
};

class NaiveNetwork {
  public:
    using Vector = std::vector<double>;

    NaiveNetwork(CellKind kind, const ParameterLayout& layout, std::span<const float> parameters)
        : kind_(cell_names()[static_cast<std::size_t>(kind)]),
          cell_(Cell::of(kind)),
          layout_(&layout),
          parameters_(parameters),
          hidden_(block("layer0.R")->rows) {}

    std::size_t hidden() const { return hidden_; }

    /// −ln softmax(V y^(t) + b)_wanted; `x`: steps × inputs.
    double loss(std::span<const float> x, std::size_t wanted, const std::optional<Change>& change = {}) {
        const std::size_t inputs = block("layer0.W")->rows, steps = x.size() / inputs;
        y_.assign(hidden_, 0);
        c_.assign(hidden_, 0);
        gates_.assign(cell_.recurrent_gates() * hidden_, 0);
        states.clear();
        for (std::size_t step = 0; step < steps; ++step) {
            take(x.subspan(step * inputs, inputs), change && change->step == step ? change : std::nullopt);
            states.push_back(y_);
        }
        Vector o = product(y_, "output.W");
        double sum = 0;
        for (std::size_t i = 0; i < o.size(); ++i) sum += std::exp(o[i] += value("output.b", 0, i));
        return std::log(sum) - o[wanted];
    }

    /// Row i, column j.
    double value(std::string_view name, std::size_t i, std::size_t j) const {
        const ParameterBlock* found = block(name);
        return found == nullptr ? 0 : static_cast<double>(parameters_[found->offset + i * found->columns + j]);
    }

    std::vector<Vector> states;  ///< y of each step

  private:
    const ParameterBlock* block(std::string_view name) const {
        for (const ParameterBlock& block : layout_->blocks())
            if (block.name == name) return &block;
        return nullptr;
    }

    Vector product(const Vector& left, std::string_view name) const {
        const ParameterBlock* matrix = block(name);
        Vector sums(matrix->columns);
        for (std::size_t j = 0; j < matrix->columns; ++j)
            for (std::size_t i = 0; i < left.size(); ++i) sums[j] += left[i] * value(name, i, j);
        return sums;
    }

    static double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

    void take(std::span<const float> x, const std::optional<Change>& change) {
        const Vector from_x = product(Vector(x.begin(), x.end()), "layer0.W"), from_y = product(y_, "layer0.R");
        const auto change_of = [&](Change::Of of, std::size_t u) {
            return change && change->of == of && change->unit == u ? change->size : 0.0;
        };
        const Vector before = y_;
        Vector gates_after = gates_;
        const Vector from_gates = gates_.empty() ? Vector() : product(gates_, "layer0.Q");
        for (std::size_t u = 0; u < hidden_; ++u) {
            const auto at = [&](int b) { return static_cast<std::size_t>(b) * hidden_ + u; };
            const auto drawn = [&](int b) {
                double sum = from_x[at(b)] + from_y[at(b)] + value("layer0.b", 0, at(b));
                if (b > 0 && !gates_.empty()) sum += from_gates[at(b - 1)];
                return sum;
            };
            if (cell_.family == Cell::Family::simple)
                y_[u] = kind_ == "relu" ? std::max(drawn(0), 0.0) : std::tanh(drawn(0));
            if (cell_.family == Cell::Family::gru) {
                const double r = sigmoid(drawn(0)), keep = sigmoid(drawn(1));
                const double recurrent = from_y[at(2)] + value("layer0.s_n", 0, u);
                const double n = std::tanh(from_x[at(2)] + value("layer0.b", 0, at(2)) + r * recurrent);
                y_[u] = (1 - keep) * n + keep * before[u];
            }
            if (cell_.family == Cell::Family::lstm) {
                const auto gate = [&](int b, const char* peephole, double seen) {
                    return b < 0 ? 1 : sigmoid(drawn(b) + value(peephole, 0, u) * seen);
                };
                const double z = kind_ == "niaf" ? drawn(0) : std::tanh(drawn(0));
                const double i = gate(cell_.input_gate, "layer0.p_i", c_[u]);
                const double f = kind_ == "cifg" ? 1 - i : gate(cell_.forget_gate, "layer0.p_f", c_[u]);
                c_[u] = z * i + c_[u] * f + change_of(Change::Of::c, u);
                const double o = gate(cell_.output_gate, "layer0.p_o", c_[u]);
                y_[u] = o * (kind_ == "noaf" ? c_[u] : std::tanh(c_[u]));
                if (kind_ == "fgr") {
                    gates_after[at(cell_.input_gate - 1)] = i;
                    gates_after[at(cell_.forget_gate - 1)] = f;
                    gates_after[at(cell_.output_gate - 1)] = o;
                }
            }
            y_[u] += change_of(Change::Of::y, u);
        }
        gates_ = gates_after;
    }

    std::string kind_;
    Cell cell_;
    const ParameterLayout* layout_;
    std::span<const float> parameters_;
    std::size_t hidden_;
    Vector y_, c_, gates_;
};

}  // namespace orthant::lstm::helpers
