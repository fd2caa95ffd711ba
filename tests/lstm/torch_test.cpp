#include "lstm/reference/values.hpp"
#include "studies/lstm/network.hpp"
#include "studies/lstm/optimiser.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

/// Held against PyTorch's layers and optimisers in double precision: reference/make.py has the same networks.
namespace orthant::lstm::torch_test {
namespace {

constexpr std::size_t steps = 5, sequences = 3, inputs = 2, hidden = 4, targets = 2;
constexpr int updates = 20;

void fill(std::span<double> values, int key, double scale) {
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = scale * std::sin(1.0 + 12.9898 * (static_cast<double>(i) + 1) + 78.233 * key);
}

struct Reference {
    CellKind cell;
    double loss;
    const std::vector<double>&outputs, &gradient, &after_sgd, &after_nesterov, &after_rmsprop, &after_adam;
};

const std::vector<Reference>& references() {
    using namespace reference;
    static const std::vector<Reference> all{
        {CellKind::np, lstm_loss, lstm_outputs, lstm_gradient, lstm_after_sgd, lstm_after_nesterov, lstm_after_rmsprop,
         lstm_after_adam},
        {CellKind::gru, gru_loss, gru_outputs, gru_gradient, gru_after_sgd, gru_after_nesterov, gru_after_rmsprop,
         gru_after_adam},
        {CellKind::rnn, rnn_loss, rnn_outputs, rnn_gradient, rnn_after_sgd, rnn_after_nesterov, rnn_after_rmsprop,
         rnn_after_adam},
        {CellKind::relu, relu_loss, relu_outputs, relu_gradient, relu_after_sgd, relu_after_nesterov,
         relu_after_rmsprop, relu_after_adam},
    };
    return all;
}

class Twin {
  public:
    explicit Twin(CellKind cell)
        : shape_(std::vector<std::size_t>(sequences, steps)),
          network_({.stack = {.cell = cell, .inputs = inputs, .hidden = hidden}, .targets = targets}),
          parameters_(network_.layout().size()),
          gradient_(network_.layout().size()),
          x_(steps * sequences * inputs),
          targets_(steps * sequences * targets) {
        fill(parameters_.span(), 1, 0.5);
        fill(x_.span(), 2, 1);
        fill(targets_.span(), 3, 1);
    }

    Rows<const double> outputs() { return network_.outputs(parameters_.data(), shape_, batch().x); }
    double loss_and_gradient() {
        std::ranges::fill(gradient_.span(), 0.0);
        return network_.loss_and_gradient(parameters_.data(), batch(), gradient_.data());
    }
    std::span<double> gradient() { return gradient_.span(); }
    std::span<double> train(const OptimiserSettings& settings) {
        Optimiser<double> optimiser(settings, parameters_.size());
        for (int i = 0; i < updates; ++i) {
            optimiser.look_ahead(parameters_.span());
            loss_and_gradient();
            optimiser.update(parameters_.span(), gradient_.span());
        }
        return parameters_.span();
    }

  private:
    Batch<double> batch() {
        return {shape_, {x_.data(), shape_.rows(), inputs}, {targets_.data(), shape_.rows(), targets}};
    }

    PackedShape shape_;
    Network<double> network_;
    Buffer<double> parameters_, gradient_, x_, targets_;
};

void expect_near(std::span<const double> ours, const std::vector<double>& theirs, const std::string& what) {
    ASSERT_EQ(ours.size(), theirs.size()) << what;
    for (std::size_t i = 0; i < ours.size(); ++i)
        EXPECT_NEAR(ours[i], theirs[i], 1e-12 * std::max(1.0, std::abs(theirs[i]))) << what << " " << i;
}

TEST(Torch, gives_the_same_outputs_losses_and_gradients) {
    for (const Reference& reference : references()) {
        const std::string name = cell_names()[static_cast<std::size_t>(reference.cell)];
        Twin twin(reference.cell);
        const Rows<const double> o = twin.outputs();
        expect_near({o.values, o.rows * o.columns}, reference.outputs, name + " outputs");
        EXPECT_NEAR(twin.loss_and_gradient(), reference.loss, 1e-13) << name;
        expect_near(twin.gradient(), reference.gradient, name + " gradient");
    }
}

TEST(Torch, ends_where_20_updates_of_each_optimiser_end) {
    for (const Reference& reference : references()) {
        const std::string name = cell_names()[static_cast<std::size_t>(reference.cell)];
        const auto expect_after = [&](const OptimiserSettings& settings, const std::vector<double>& wanted) {
            expect_near(Twin(reference.cell).train(settings), wanted,
                        name + " after " + optimiser_names()[static_cast<std::size_t>(settings.kind)]);
        };
        expect_after({.kind = OptimiserKind::sgd, .learning_rate = 0.05, .momentum = 0.9}, reference.after_sgd);
        expect_after({.kind = OptimiserKind::nesterov, .learning_rate = 0.05, .momentum = 0.9},
                     reference.after_nesterov);
        expect_after({.kind = OptimiserKind::rmsprop, .learning_rate = 0.01}, reference.after_rmsprop);
        expect_after({.kind = OptimiserKind::adam, .learning_rate = 0.02}, reference.after_adam);
    }
}

}  // namespace
}  // namespace orthant::lstm::torch_test
