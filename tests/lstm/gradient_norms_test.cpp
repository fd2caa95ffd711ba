#include "studies/lstm/gradient_norms.hpp"

#include "lstm/naive_network.hpp"
#include "lstm/random_values.hpp"
#include "studies/lstm/made_sequences.hpp"

#include <gtest/gtest.h>

#include <Eigen/Core>

#include <cmath>
#include <string>
#include <vector>

namespace orthant::lstm::gradient_norms_test {
namespace {

using helpers::Change;
using helpers::NaiveNetwork;

constexpr std::size_t steps = 7, symbols = 3, hidden = 5, tested = 18;

/// A network with random parameters, and the sequences that its gradients are looked at with.
class Probed {
  public:
    explicit Probed(CellKind kind, double scale = 0.8)
        : set_(made_sequences({.kind = MadeKind::recall, .sequences = 20, .symbols = symbols, .length = steps})),
          model_{
              .form = AnswerForm::last, .loss = LossKind::softmax, .targets = symbols, .cell = kind, .hidden = hidden},
          network_({.stack = {.cell = kind, .inputs = set_.inputs, .hidden = hidden},
                    .targets = symbols,
                    .loss = LossKind::softmax,
                    .form = OutputForm::last}),
          parameters_(helpers::random_buffer<float>(network_.layout().size(), 3, scale)),
          naive_(kind, network_.layout(), parameters_.span()) {
        set_.part_begin = {0, 1, 2, 2 + tested};
        view_ = data::view(set_);
        Pace nobody([] {});
        norms = GradientProbe(model_, view_, steps, nobody).norms(parameters_.span());
    }

    double y(std::size_t lag, std::size_t sequence) const { return norms.y[lag * tested + sequence]; }
    double c(std::size_t lag, std::size_t sequence) const { return norms.c[lag * tested + sequence]; }
    std::span<const float> x(std::size_t sequence) const {
        return view_.inputs_of(view_.part(data::SetPart::test)[sequence]);
    }
    std::size_t wanted(std::size_t sequence) const {
        return static_cast<std::size_t>(view_.targets_of(view_.part(data::SetPart::test)[sequence])[0]);
    }
    NaiveNetwork& naive() { return naive_; }

    /// By central differences of J with respect to every unit.
    double difference_norm(Change::Of of, std::size_t lag, std::size_t sequence) {
        constexpr double h = 1e-5;
        double squares = 0;
        for (std::size_t u = 0; u < hidden; ++u) {
            const auto changed = [&](double size) {
                return naive_.loss(x(sequence), wanted(sequence), Change{of, steps - 1 - lag, u, size});
            };
            const double slope = (changed(h) - changed(-h)) / (2 * h);
            squares += slope * slope;
        }
        return std::sqrt(squares);
    }

    GradientNorms norms;

  private:
    data::SequenceSet set_;
    data::SequenceView view_;
    ModelSettings model_;
    Network<double> network_;
    Buffer<float> parameters_;
    NaiveNetwork naive_;
};

TEST(GradientNorms, are_those_of_central_differences_at_every_lag_of_every_cell) {
    for (const std::string& name : cell_names()) {
        Probed probed(cell_named(name));
        const bool has_c = Cell::of(cell_named(name)).family == Cell::Family::lstm;
        ASSERT_EQ(probed.norms.y.size(), steps * tested);
        ASSERT_EQ(probed.norms.c.size(), has_c ? steps * tested : 0);
        for (const std::size_t sequence : {0u, 3u, 15u, 16u, 17u})
            for (std::size_t lag = 0; lag < steps; ++lag) {
                const double of_y = probed.difference_norm(Change::Of::y, lag, sequence);
                EXPECT_NEAR(probed.y(lag, sequence), of_y, 1e-6 * of_y + 1e-11) << name << " y, lag " << lag;
                if (!has_c) continue;
                const double of_c = probed.difference_norm(Change::Of::c, lag, sequence);
                EXPECT_NEAR(probed.c(lag, sequence), of_c, 1e-6 * of_c + 1e-11) << name << " c, lag " << lag;
            }
    }
}

TEST(GradientNorms, are_told_apart_at_neighbouring_lags) {
    Probed probed(CellKind::lstm);
    for (std::size_t lag = 0; lag + 1 < steps; ++lag) {
        const double of_y = probed.difference_norm(Change::Of::y, lag, 0);
        EXPECT_GT(std::abs(probed.y(lag + 1, 0) - of_y), 1e-3 * of_y) << lag;
    }
}

TEST(GradientNorms, come_with_the_losses_and_the_wrong_answers) {
    for (const std::string& name : cell_names()) {
        Probed probed(cell_named(name));
        ASSERT_EQ(probed.norms.loss.size(), tested);
        for (std::size_t sequence = 0; sequence < tested; ++sequence)
            EXPECT_NEAR(probed.norms.loss[sequence], probed.naive().loss(probed.x(sequence), probed.wanted(sequence)),
                        1e-12)
                << name;
        EXPECT_LE(probed.norms.wrong, tested);
        EXPECT_GT(probed.norms.wrong, 0u);
    }
}

/// ∂J/∂y^(k) = R diag(a′^(k+1)) … R diag(a′^(t)) ∂J/∂y^(t), as y₋ stands on the left of R.
TEST(GradientNorms, of_simple_cells_are_a_product_of_jacobians) {
    for (const CellKind kind : {CellKind::rnn, CellKind::relu}) {
        Probed probed(kind, 0.6);
        const NaiveNetwork& naive = probed.naive();
        Eigen::MatrixXd recurrent(hidden, hidden), top(hidden, symbols);
        for (std::size_t i = 0; i < hidden; ++i) {
            const auto row = static_cast<Eigen::Index>(i);
            for (std::size_t j = 0; j < hidden; ++j)
                recurrent(row, static_cast<Eigen::Index>(j)) = naive.value("layer0.R", i, j);
            for (std::size_t j = 0; j < symbols; ++j)
                top(row, static_cast<Eigen::Index>(j)) = naive.value("output.W", i, j);
        }
        for (std::size_t sequence = 0; sequence < tested; ++sequence) {
            Eigen::VectorXd errors(symbols);  // softmax − one-hot
            for (std::size_t j = 0; j < symbols; ++j)
                errors[static_cast<Eigen::Index>(j)] =
                    std::exp(-probed.naive().loss(probed.x(sequence), j)) - (j == probed.wanted(sequence) ? 1 : 0);
            Eigen::VectorXd gradient = top * errors;
            for (std::size_t lag = 0; lag < steps; ++lag) {
                EXPECT_NEAR(probed.y(lag, sequence), gradient.norm(), 1e-12 * gradient.norm()) << lag;
                for (std::size_t u = 0; u < hidden; ++u) {
                    const double y = naive.states[steps - 1 - lag][u];
                    gradient[static_cast<Eigen::Index>(u)] *= kind == CellKind::rnn ? 1 - y * y : (y > 0 ? 1 : 0);
                }
                gradient = recurrent * gradient;
            }
        }
    }
}

}  // namespace
}  // namespace orthant::lstm::gradient_norms_test
