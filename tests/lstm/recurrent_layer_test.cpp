#include "studies/lstm/recurrent_layer.hpp"

#include "lstm/random_values.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace orthant::lstm::recurrent_layer_test {
namespace {

using helpers::fill_random;
using helpers::random_buffer;

constexpr std::size_t inputs = 3;

/// A layer over a batch, with the loss Σ w·y + Σ v·(state after): every value of both is told apart by a random weight.
class Trial {
  public:
    Trial(CellKind kind, Direction direction, std::size_t hidden, const std::vector<std::size_t>& lengths)
        : hidden_(hidden),
          shape_(lengths),
          layer_(Cell::of(kind), inputs, hidden, direction, layout_, ""),
          parameters_(random_buffer<double>(layout_.size(), 1, 0.5)),
          x_(random_buffer<double>(shape_.rows() * inputs, 2)),
          y_(shape_.rows() * hidden),
          dy_(random_buffer<double>(shape_.rows() * hidden, 3)),
          before_(layer_.state(lengths.size())),
          after_(layer_.state(lengths.size())),
          dafter_(layer_.state(lengths.size())),
          dbefore_(layer_.state(lengths.size())) {
        std::uint64_t key = 4;
        for (LayerState<double>* state : {&before_, &dafter_})
            for (Buffer<double>* buffer : {&state->y, &state->c, &state->gates})
                fill_random(buffer->span(), key++, 0.8);
    }

    double loss() {
        layer_.forward(parameters_.data(), shape_, x(), y(), &before_, &after_);
        double sum = 0;
        for (std::size_t i = 0; i < y_.size(); ++i) sum += dy_[i] * y_[i];
        const Buffer<double> LayerState<double>::*parts[] = {&LayerState<double>::y, &LayerState<double>::c,
                                                             &LayerState<double>::gates};
        for (const auto part : parts)
            if (layer_.cell().family == Cell::Family::lstm || part == parts[0])
                for (std::size_t i = 0; i < (after_.*part).size(); ++i) sum += (dafter_.*part)[i] * (after_.*part)[i];
        return sum;
    }

    /// Error norm relative to gradient norm, against central differences, of one array.
    double relative_error(std::span<double> values, std::span<const double> gradient) {
        constexpr double h = 1e-5;
        double error = 0, norm = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double kept = values[i];
            values[i] = kept + h;
            const double above = loss();
            values[i] = kept - h;
            const double below = loss();
            values[i] = kept;
            const double difference = (above - below) / (2 * h) - gradient[i];
            error += difference * difference;
            norm += gradient[i] * gradient[i];
        }
        return norm == 0 ? std::sqrt(error) : std::sqrt(error / norm);
    }

    void expect_exact_gradients(const std::string& name) {
        loss();
        Buffer<double> gradient(layout_.size()), dx(x_.size());
        layer_.backward(parameters_.data(), shape_, x(), y(), {dy_.data(), shape_.rows(), hidden_}, &dafter_,
                        gradient.data(), {dx.data(), shape_.rows(), inputs}, &dbefore_);
        for (const ParameterBlock& block : layout_.blocks())
            EXPECT_LT(relative_error(parameters_.span().subspan(block.offset, block.size()),
                                     gradient.span().subspan(block.offset, block.size())),
                      1e-6)
                << name << " " << block.name;
        EXPECT_LT(relative_error(x_.span(), dx.span()), 1e-6) << name << " x";
        EXPECT_LT(relative_error(before_.y.span(), dbefore_.y.span()), 1e-6) << name << " y before";
        if (layer_.cell().family != Cell::Family::lstm) return;
        EXPECT_LT(relative_error(before_.c.span(), dbefore_.c.span()), 1e-6) << name << " c before";
        EXPECT_LT(relative_error(before_.gates.span(), dbefore_.gates.span()), 1e-6) << name << " gates before";
    }

  private:
    Rows<const double> x() const { return {x_.data(), shape_.rows(), inputs}; }
    Rows<double> y() { return {y_.data(), shape_.rows(), hidden_}; }

    std::size_t hidden_;
    PackedShape shape_;
    ParameterLayout layout_;
    RecurrentLayer<double> layer_;
    Buffer<double> parameters_, x_, y_, dy_;
    LayerState<double> before_, after_, dafter_, dbefore_;
};

TEST(RecurrentLayer, has_the_gradients_of_central_differences) {
    for (const std::string& name : cell_names())
        for (const Direction direction : {Direction::forward, Direction::backward})
            for (const std::size_t hidden : {1u, 5u, 11u})
                Trial(cell_named(name), direction, hidden, {5, 4, 4, 1}).expect_exact_gradients(name);
}

TEST(RecurrentLayer, has_them_for_a_single_sequence_of_one_step) {
    for (const std::string& name : cell_names())
        Trial(cell_named(name), Direction::forward, 4, {1}).expect_exact_gradients(name);
}

}  // namespace
}  // namespace orthant::lstm::recurrent_layer_test
