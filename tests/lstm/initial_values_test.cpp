#include "studies/lstm/initial_values.hpp"

#include "studies/lstm/network.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>

#include <cmath>
#include <string>

namespace orthant::lstm::initial_values_test {
namespace {

class Initial : public testing::Test {
  protected:
    Buffer<double> values(const InitialValues& initial, std::uint64_t key = 5) const {
        Buffer<double> parameters(network_.layout().size());
        Pace nobody([] {});
        initialise<double>(network_.layout(), Cell::of(CellKind::lstm), 30, initial, key, parameters.span(), nobody);
        return parameters;
    }
    const ParameterBlock& block(const std::string& name) const {
        for (const ParameterBlock& block : network_.layout().blocks())
            if (block.name == name) return block;
        throw std::out_of_range(name);
    }

    Network<double> network_{{.stack = {.inputs = 10, .hidden = 30}}};
};

TEST_F(Initial, normal_values_have_their_mean_and_deviation) {
    const Buffer<double> values = this->values({.scale = 0.1});
    double sum = 0, squares = 0;
    for (const double value : values.span()) {
        sum += value;
        squares += value * value;
    }
    const auto n = static_cast<double>(values.size());
    EXPECT_LT(std::abs(sum / n), 4 * 0.1 / std::sqrt(n));
    EXPECT_NEAR(squares / n, 0.01, 4 * 0.01 * std::sqrt(2 / n));
}

TEST_F(Initial, depend_on_the_key_alone) {
    const Buffer<double> values = this->values({}), same = this->values({}), other = this->values({}, 6);
    EXPECT_TRUE(std::ranges::equal(values.span(), same.span()));
    EXPECT_FALSE(std::ranges::equal(values.span(), other.span()));
}

TEST_F(Initial, forget_bias_is_added_where_the_forget_gate_reads_it) {
    const Buffer<double> without = this->values({}), with = this->values({.forget_bias = 1.5});
    const ParameterBlock& bias = block("layer0.b");
    for (std::size_t i = 0; i < with.size(); ++i) {
        const bool is_forget = i >= bias.offset + 60 && i < bias.offset + 90;  // behind z and i
        EXPECT_DOUBLE_EQ(with[i] - without[i], is_forget ? 1.5 : 0) << i;
    }
}

TEST_F(Initial, glorot_weights_stay_within_their_reach_and_biases_are_zero) {
    const Buffer<double> values = this->values({.kind = Initialisation::glorot});
    const ParameterBlock& w = block("layer0.W");
    const double reach = std::sqrt(6.0 / (10 + 120));
    double largest = 0;
    for (std::size_t i = w.offset; i < w.offset + w.size(); ++i) largest = std::max(largest, std::abs(values[i]));
    EXPECT_LE(largest, reach);
    EXPECT_GT(largest, 0.95 * reach);
    for (std::size_t u = 0; u < 120; ++u) EXPECT_EQ(values[block("layer0.b").offset + u], 0);
}

TEST_F(Initial, recurrent_weights_may_be_the_identity) {
    const Buffer<double> values = this->values({.kind = Initialisation::recurrent_eye, .scale = 0.5});
    const ParameterBlock& r = block("layer0.R");
    for (std::size_t i = 0; i < 30; ++i)
        for (std::size_t j = 0; j < 120; ++j) EXPECT_EQ(r.in(values.data()).row(i)[j], j % 30 == i ? 0.5 : 0);
}

TEST_F(Initial, recurrent_matrices_of_every_block_are_orthogonal_times_the_scale) {
    const Buffer<double> values = this->values({.kind = Initialisation::orthogonal, .scale = 0.9});
    const ParameterBlock& r = block("layer0.R");
    for (std::size_t first = 0; first < r.columns; first += 30)
        for (std::size_t i = 0; i < 30; ++i)
            for (std::size_t j = 0; j < 30; ++j) {
                double product = 0;
                for (std::size_t k = 0; k < 30; ++k)
                    product +=
                        values[r.offset + i * r.columns + first + k] * values[r.offset + j * r.columns + first + k];
                EXPECT_NEAR(product, i == j ? 0.81 : 0, 1e-14);
            }
    const Buffer<double> glorot = this->values({.kind = Initialisation::glorot});
    EXPECT_EQ(values[block("layer0.W").offset], glorot[block("layer0.W").offset]);
}

TEST_F(Initial, recurrent_matrices_of_every_block_have_the_spectral_radius_asked_for) {
    const Buffer<double> values = this->values({.kind = Initialisation::spectral, .scale = 1.1});
    const ParameterBlock& r = block("layer0.R");
    for (std::size_t first = 0; first < r.columns; first += 30) {
        Eigen::MatrixXd matrix(30, 30);
        for (std::size_t i = 0; i < 30; ++i)
            for (std::size_t j = 0; j < 30; ++j)
                matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                    values[r.offset + i * r.columns + first + j];
        EXPECT_NEAR(Eigen::EigenSolver<Eigen::MatrixXd>(matrix).eigenvalues().cwiseAbs().maxCoeff(), 1.1, 1e-9);
    }
}

}  // namespace
}  // namespace orthant::lstm::initial_values_test
