#include "studies/lstm/dense_network.hpp"

#include "lstm/random_values.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::lstm::dense_network_test {
namespace {

using helpers::random_buffer;

TEST(DenseNetwork, has_the_gradients_of_central_differences) {
    for (const Activation activation : {Activation::tanh, Activation::relu, Activation::identity}) {
        DenseNetwork<double> network({.inputs = 6, .hidden = 5, .activation = activation, .targets = 3});
        Buffer<double> parameters = random_buffer<double>(network.layout().size(), 1, 0.7);
        const Buffer<double> x = random_buffer<double>(4 * 6, 2), targets = random_buffer<double>(4 * 3, 3);
        const Rows<const double> rows{x.data(), 4, 6}, wanted{targets.data(), 4, 3};
        Buffer<double> gradient(parameters.size());
        const double loss = network.loss_and_gradient(parameters.data(), rows, wanted, gradient.data());
        EXPECT_EQ(loss, network.loss(parameters.data(), rows, wanted));
        double error = 0, norm = 0;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const double kept = parameters[i];
            parameters[i] = kept + 1e-6;
            const double above = network.loss(parameters.data(), rows, wanted);
            parameters[i] = kept - 1e-6;
            const double below = network.loss(parameters.data(), rows, wanted);
            parameters[i] = kept;
            error += std::pow((above - below) / 2e-6 - gradient[i], 2);
            norm += gradient[i] * gradient[i];
        }
        EXPECT_LT(std::sqrt(error / norm), 1e-6);
    }
}

}  // namespace
}  // namespace orthant::lstm::dense_network_test
