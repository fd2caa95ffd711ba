#include "studies/lstm/encoder_decoder.hpp"

#include "lstm/random_values.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace orthant::lstm::encoder_decoder_test {
namespace {

using helpers::random_buffer;

/// The longest sequence read is not the one with the longest answer.
TEST(EncoderDecoder, has_the_gradients_of_central_differences) {
    const PackedShape read(std::vector<std::size_t>{4, 3, 1}), answer(std::vector<std::size_t>{5, 2, 2});
    const std::vector<std::size_t> reader{2, 0, 1};
    for (const std::string& cell : cell_names()) {
        EncoderDecoder<double> network(
            {.cell = cell_named(cell), .inputs = 2, .decoder_inputs = 3, .hidden = 3, .layers = 2, .targets = 2});
        Buffer<double> parameters = random_buffer<double>(network.layout().size(), 1, 0.5);
        const Buffer<double> x = random_buffer<double>(read.rows() * 2, 2);
        const Buffer<double> decoder_x = random_buffer<double>(answer.rows() * 3, 3);
        const Buffer<double> targets = random_buffer<double>(answer.rows() * 2, 4);
        const PairedBatch<double> batch{read,
                                        {x.data(), read.rows(), 2},
                                        answer,
                                        {decoder_x.data(), answer.rows(), 3},
                                        {targets.data(), answer.rows(), 2},
                                        reader};
        Buffer<double> gradient(parameters.size());
        const double loss = network.loss_and_gradient(parameters.data(), batch, gradient.data());
        EXPECT_EQ(loss, network.loss(parameters.data(), batch));
        for (const ParameterBlock& block : network.layout().blocks()) {
            double error = 0, norm = 0;
            for (std::size_t i = block.offset; i < block.offset + block.size(); ++i) {
                const double kept = parameters[i];
                parameters[i] = kept + 1e-5;
                const double above = network.loss(parameters.data(), batch);
                parameters[i] = kept - 1e-5;
                const double below = network.loss(parameters.data(), batch);
                parameters[i] = kept;
                error += std::pow((above - below) / 2e-5 - gradient[i], 2);
                norm += gradient[i] * gradient[i];
            }
            EXPECT_LT(std::sqrt(error / norm), 1e-6) << cell << " " << block.name;
        }
    }
}

}  // namespace
}  // namespace orthant::lstm::encoder_decoder_test
