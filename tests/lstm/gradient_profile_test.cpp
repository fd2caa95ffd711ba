#include "studies/lstm/gradient_profile.hpp"

#include "lstm/random_values.hpp"
#include "studies/lstm/initial_values.hpp"
#include "studies/lstm/made_sequences.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace orthant::lstm::gradient_profile_test {
namespace {

constexpr std::size_t steps = 30, symbols = 3, hidden = 12;

/// A network of a simple cell, whose parameters a test makes.
class SimpleNetwork {
  public:
    explicit SimpleNetwork(CellKind kind) : kind_(kind) {
        set_.part_begin = {0, 1, 2, 20};
        initialise<float>(network_.layout(), Cell::of(kind_), hidden, {.kind = Initialisation::glorot}, 4,
                          parameters_.span(), nobody_);
    }

    std::span<float> block(const std::string& name) {
        const auto found = std::ranges::find(network_.layout().blocks(), name, &ParameterBlock::name);
        return parameters_.span().subspan(found->offset, found->size());
    }
    void begin_with(Initialisation kind, double scale) {
        initialise<float>(network_.layout(), Cell::of(kind_), hidden, {.kind = kind, .scale = scale}, 4,
                          parameters_.span(), nobody_);
    }
    GradientProfile profile() {
        const data::SequenceView view = data::view(set_);
        GradientProbe probe(model_, view, steps, nobody_);
        GradientProfile profile = profile_of(probe.norms(parameters_.span()), steps, nobody_);
        profile.recurrent = recurrent_measure(Cell::of(kind_), network_.layout(), parameters_.span(), nobody_);
        return profile;
    }

  private:
    CellKind kind_;
    Pace nobody_{[] {}};
    data::SequenceSet set_ =
        made_sequences({.kind = MadeKind::recall, .sequences = 20, .symbols = symbols, .length = steps});
    ModelSettings model_{
        .form = AnswerForm::last, .loss = LossKind::softmax, .targets = symbols, .cell = kind_, .hidden = hidden};
    Network<double> network_{{.stack = {.cell = kind_, .inputs = 2 * symbols, .hidden = hidden},
                              .targets = symbols,
                              .loss = LossKind::softmax,
                              .form = OutputForm::last}};
    Buffer<float> parameters_{network_.layout().size()};
};

TEST(GradientBound, holds_at_every_lag_whatever_the_weights) {
    for (const CellKind kind : {CellKind::rnn, CellKind::relu})
        for (const Initialisation initial :
             {Initialisation::normal, Initialisation::orthogonal, Initialisation::spectral})
            for (const double scale : {0.3, 0.9, 1.0, 1.1, 2.0}) {
                SimpleNetwork network(kind);
                network.begin_with(initial, scale);
                const GradientProfile found = network.profile();
                const std::vector<double> bound = gradient_bound(found);
                ASSERT_EQ(bound.size(), steps);
                for (std::size_t lag = 0; lag < steps; ++lag)
                    EXPECT_LE(found.y.norm[lag].value, bound[lag] * (1 + 1e-12)) << scale << ", lag " << lag;
                EXPECT_EQ(found.y.norm[0].value, bound[0]);
            }
}

/// R = 0.9 · a permutation, which is orthogonal, and everything positive: max(0, x) is linear.
TEST(GradientBound, is_reached_by_a_scaled_orthogonal_matrix_where_the_cell_is_linear) {
    SimpleNetwork network(CellKind::relu);
    const std::span<float> r = network.block("layer0.R"), w = network.block("layer0.W"), b = network.block("layer0.b");
    std::ranges::fill(r, 0.0f);
    for (std::size_t i = 0; i < hidden; ++i) r[i * hidden + (i + 5) % hidden] = 0.9f;
    for (float& weight : w) weight = std::abs(weight);
    std::ranges::fill(b, 0.1f);
    const GradientProfile found = network.profile();
    const std::vector<double> bound = gradient_bound(found);
    EXPECT_NEAR(found.recurrent.norm, double{0.9f}, 1e-14);
    EXPECT_NEAR(found.recurrent.radius, double{0.9f}, 1e-11);
    for (std::size_t lag = 0; lag < steps; ++lag) EXPECT_NEAR(found.y.norm[lag].value / bound[lag], 1, 1e-12) << lag;
    EXPECT_NEAR(found.y.decay.value, std::log10(double{0.9f}), 1e-13);
}

/// tanh is linear at 0.
TEST(GradientProfile, keeps_the_norm_where_orthogonal_weights_meet_small_inputs) {
    for (const double radius : {1.0, 0.9}) {
        SimpleNetwork network(CellKind::rnn);
        network.begin_with(Initialisation::orthogonal, radius);
        for (float& weight : network.block("layer0.W")) weight *= 1e-6f;
        const GradientProfile found = network.profile();
        for (std::size_t lag = 0; lag < steps; ++lag)
            EXPECT_NEAR(found.y.ratio[lag].value / std::pow(radius, static_cast<double>(lag)), 1, 1e-5) << lag;
        EXPECT_NEAR(found.y.decay.value, std::log10(radius), 1e-7);
    }
}

TEST(GradientProfile, is_read_as_it_was_written) {
    const GradientProfile found = SimpleNetwork(CellKind::rnn).profile();
    ByteWriter out, again;
    found.write(out);
    ByteReader in(out.view());
    GradientProfile::read(in, steps).write(again);
    EXPECT_TRUE(in.at_end());
    EXPECT_EQ(Bytes(out.view().begin(), out.view().end()), Bytes(again.view().begin(), again.view().end()));
    for (std::size_t length = 0; length < out.size(); ++length) {
        ByteReader shorter(out.view().first(length));
        EXPECT_THROW(GradientProfile::read(shorter, steps), MalformedBytes) << length;
    }
}

}  // namespace
}  // namespace orthant::lstm::gradient_profile_test
