#include "studies/lstm/network.hpp"

#include "lstm/random_values.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace orthant::lstm::network_test {
namespace {

using helpers::random_buffer;

/// A network with random parameters and a random batch for it.
template <class T>
struct Trial {
    NetworkSettings settings;
    PackedShape shape;
    Network<T> network;
    Buffer<T> parameters, x, targets;

    Trial(const NetworkSettings& given, const std::vector<std::size_t>& lengths)
        : settings(given),
          shape(lengths),
          network(given),
          parameters(random_buffer<T>(network.layout().size(), 1, 0.5)),
          x(random_buffer<T>(shape.rows() * given.stack.inputs, 2)),
          targets(rows() * columns()) {
        helpers::fill_random(targets.span(), 3, 1);
        if (given.loss == LossKind::softmax)
            for (T& target : targets.span()) target = std::floor((target + 1) / 2 * static_cast<T>(given.targets));
        if (given.loss == LossKind::sigmoid)
            for (T& target : targets.span()) target = (target + 1) / 2;
    }

    std::size_t rows() const { return settings.form == OutputForm::last ? shape.sequences() : shape.rows(); }
    std::size_t columns() const { return targets_for(settings.loss, outputs_for(settings.loss, settings.targets)); }
    Batch<T> batch() const {
        return {shape, {x.data(), shape.rows(), settings.stack.inputs}, {targets.data(), rows(), columns()}};
    }
};

/// The gradient, block by block, against central differences of what `loss` gives.
template <class Loss>
void expect_differences(Trial<double>& trial, const Buffer<double>& gradient, Loss loss) {
    const NetworkSettings& settings = trial.settings;
    constexpr double h = 1e-5;
    for (const ParameterBlock& block : trial.network.layout().blocks()) {
        double error = 0, norm = 0;
        for (std::size_t i = block.offset; i < block.offset + block.size(); ++i) {
            const double kept = trial.parameters[i];
            trial.parameters[i] = kept + h;
            const double above = loss();
            trial.parameters[i] = kept - h;
            const double below = loss();
            trial.parameters[i] = kept;
            error += std::pow((above - below) / (2 * h) - gradient[i], 2);
            norm += gradient[i] * gradient[i];
        }
        EXPECT_LT(std::sqrt(error / norm), 1e-6)
            << cell_names()[static_cast<std::size_t>(settings.stack.cell)] << " "
            << loss_names()[static_cast<std::size_t>(settings.loss)] << " " << block.name;
    }
}

void expect_exact_gradients(const NetworkSettings& settings, const std::vector<std::size_t>& lengths) {
    Trial<double> trial(settings, lengths);
    Buffer<double> gradient(trial.network.layout().size());
    const double loss = trial.network.loss_and_gradient(trial.parameters.data(), trial.batch(), gradient.data());
    EXPECT_EQ(loss, trial.network.loss(trial.parameters.data(), trial.batch()));
    expect_differences(trial, gradient, [&] { return trial.network.loss(trial.parameters.data(), trial.batch()); });
}

TEST(Network, has_the_gradients_of_central_differences_for_every_cell_loss_and_form) {
    for (const std::string& cell : cell_names())
        for (const std::string& loss : loss_names())
            for (const OutputForm form : {OutputForm::last, OutputForm::every})
                expect_exact_gradients({.stack = {.cell = cell_named(cell), .inputs = 2, .hidden = 3},
                                        .targets = 3,
                                        .loss = loss_named(loss),
                                        .form = form},
                                       {4, 3, 1});
}

TEST(Network, has_them_stacked_and_in_both_directions) {
    for (const std::string& cell : cell_names())
        for (const OutputForm form : {OutputForm::last, OutputForm::every})
            expect_exact_gradients(
                {.stack =
                     {.cell = cell_named(cell), .inputs = 2, .hidden = 2, .layers = 2, .directions = Directions::both},
                 .targets = 2,
                 .form = form},
                {4, 3, 3, 1});
}

/// What an update drops is a function of its key: the loss of one key is a function of the parameters like any other.
TEST(Network, has_them_with_dropout) {
    const NetworkSettings settings{
        .stack = {.inputs = 2, .hidden = 4, .layers = 2, .dropout = 0.4}, .targets = 2, .form = OutputForm::last};
    Trial<double> trial(settings, {4, 2});
    Buffer<double> gradient(trial.network.layout().size()), unused(gradient.size());
    const Dropping dropping{77};
    const auto loss = [&] {
        return trial.network.loss_and_gradient(trial.parameters.data(), trial.batch(), unused.data(), nullptr, nullptr,
                                               dropping);
    };
    trial.network.loss_and_gradient(trial.parameters.data(), trial.batch(), gradient.data(), nullptr, nullptr,
                                    dropping);
    EXPECT_NE(loss(), trial.network.loss(trial.parameters.data(), trial.batch()));
    double error = 0, norm = 0;
    for (std::size_t i = 0; i < gradient.size(); ++i) {
        const double kept = trial.parameters[i];
        trial.parameters[i] = kept + 1e-5;
        const double above = loss();
        trial.parameters[i] = kept - 1e-5;
        const double below = loss();
        trial.parameters[i] = kept;
        error += std::pow((above - below) / 2e-5 - gradient[i], 2);
        norm += gradient[i] * gradient[i];
    }
    EXPECT_LT(std::sqrt(error / norm), 1e-6);
}

/// A sequence is answered alike alone and among others, and what is behind its end is nowhere.
TEST(Network, answers_a_sequence_alike_in_any_batch) {
    const NetworkSettings settings{.stack = {.inputs = 3, .hidden = 17, .layers = 2}, .targets = 2};
    Trial<float> many(settings, {9, 6, 6, 2});
    const Rows<const float> all = many.network.outputs(many.parameters.data(), many.shape,
                                                       {many.x.data(), many.shape.rows(), settings.stack.inputs});
    std::vector<std::vector<float>> kept;
    for (std::size_t step = 0; step < 6; ++step) {
        const float* row = all.row(many.shape.row(2, step));
        kept.emplace_back(row, row + 2);
    }
    Trial<float> one(settings, {6});
    for (std::size_t step = 0; step < 6; ++step)
        for (std::size_t j = 0; j < 3; ++j) one.x[step * 3 + j] = many.x[many.shape.row(2, step) * 3 + j];
    const Rows<const float> alone =
        one.network.outputs(many.parameters.data(), one.shape, {one.x.data(), one.shape.rows(), settings.stack.inputs});
    for (std::size_t step = 0; step < 6; ++step)
        for (std::size_t k = 0; k < 2; ++k) EXPECT_EQ(alone.row(step)[k], kept[step][k]);
}

/// Cut in two, a sequence goes on where it was.
TEST(Network, goes_on_from_the_state_it_was_left_in) {
    for (const std::string& cell : cell_names()) {
        const NetworkSettings settings{.stack = {.cell = cell_named(cell), .inputs = 2, .hidden = 5, .layers = 2}};
        Trial<double> whole(settings, {6});
        const Rows<const double> all =
            whole.network.outputs(whole.parameters.data(), whole.shape, {whole.x.data(), 6, 2});
        const std::vector<double> wanted(all.values, all.values + 6);
        const PackedShape half(std::vector<std::size_t>{3});
        auto first = whole.network.states(1), second = whole.network.states(1);
        whole.network.outputs(whole.parameters.data(), half, {whole.x.data(), 3, 2}, nullptr, &first);
        const Rows<const double> rest =
            whole.network.outputs(whole.parameters.data(), half, {whole.x.data() + 6, 3, 2}, &first, &second);
        for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(rest.row(i)[0], wanted[3 + i], 1e-14) << cell;
    }
}

/// Truncated backpropagation: the states that a stretch begins with are given, whatever led to them.
TEST(Network, sends_no_error_behind_the_beginning_of_a_stretch) {
    for (const std::string& cell : cell_names()) {
        Trial<double> trial({.stack = {.cell = cell_named(cell), .inputs = 2, .hidden = 5, .layers = 2}}, {4, 4, 2});
        auto before = trial.network.states(3), after = trial.network.states(3);
        trial.network.outputs(trial.parameters.data(), trial.shape, trial.batch().x, nullptr, &before);
        Buffer<double> gradient(trial.network.layout().size());
        const auto loss = [&] {
            const Rows<const double> o =
                trial.network.outputs(trial.parameters.data(), trial.shape, trial.batch().x, &before);
            return loss_of<double>(trial.settings.loss, o, trial.batch().targets) / static_cast<double>(o.rows);
        };
        EXPECT_EQ(
            trial.network.loss_and_gradient(trial.parameters.data(), trial.batch(), gradient.data(), &before, &after),
            loss());
        expect_differences(trial, gradient, loss);
    }
}

}  // namespace
}  // namespace orthant::lstm::network_test
