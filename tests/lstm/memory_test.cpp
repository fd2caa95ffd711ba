#include "lstm/random_values.hpp"
#include "studies/lstm/network.hpp"
#include "studies/lstm/optimiser.hpp"

#include <gtest/gtest.h>

#include <malloc.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace orthant::lstm::memory_test {
namespace {

std::size_t bytes_in_use() {
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// What the heap grows by is what was foretold from the shape, within 5 %.
TEST(Memory, is_what_the_shape_of_a_network_foretells) {
    if (bytes_in_use() == 0) GTEST_SKIP() << "this allocator does not tell";
    for (const CellKind cell : {CellKind::lstm, CellKind::fgr, CellKind::gru, CellKind::rnn})
        for (const OutputForm form : {OutputForm::last, OutputForm::every}) {
            const std::size_t before = bytes_in_use();
            Network<float> network({.stack = {.cell = cell, .inputs = 20, .hidden = 64, .layers = 2}, .form = form});
            const std::size_t fixed = bytes_in_use() - before;
            Buffer<float> parameters(network.layout().size()), gradient(network.layout().size());
            const PackedShape shape(std::vector<std::size_t>(32, 50));
            const Buffer<float> x(shape.rows() * 20), targets(shape.rows());
            const std::size_t given = bytes_in_use() - before - fixed;
            network.loss_and_gradient(
                parameters.data(),
                {shape, {x.data(), shape.rows(), 20}, {targets.data(), form == OutputForm::last ? 32u : 1600u, 1}},
                gradient.data());
            const auto measured = static_cast<double>(bytes_in_use() - before - fixed - given);
            const auto foretold = static_cast<double>(network.bytes(32 * 50, 32));
            EXPECT_NEAR(measured / foretold, 1, 0.05) << cell_names()[static_cast<std::size_t>(cell)];
            EXPECT_LT(static_cast<double>(fixed), 0.05 * foretold);
        }
}

/// The parameters after some updates, as text.
std::string trained() {
    const PackedShape shape(std::vector<std::size_t>{9, 7, 7, 2});
    Network<float> network({.stack = {.inputs = 5, .hidden = 21, .layers = 2, .directions = Directions::both},
                            .targets = 3,
                            .loss = LossKind::sigmoid});
    Buffer<float> parameters = helpers::random_buffer<float>(network.layout().size(), 1, 0.3);
    Buffer<float> gradient(parameters.size());
    const Buffer<float> x = helpers::random_buffer<float>(shape.rows() * 5, 2);
    const Buffer<float> targets = helpers::random_buffer<float>(shape.rows() * 3, 3);
    Optimiser<float> optimiser({.kind = OptimiserKind::adam}, parameters.size());
    for (int i = 0; i < 5; ++i) {
        std::ranges::fill(gradient.span(), 0.0f);
        network.loss_and_gradient(parameters.data(),
                                  {shape, {x.data(), shape.rows(), 5}, {targets.data(), shape.rows(), 3}},
                                  gradient.data());
        optimiser.update(parameters.span(), gradient.span());
    }
    std::string text;
    char digits[32];
    for (const float value : parameters.span()) text.append(digits, std::snprintf(digits, sizeof digits, "%a ", value));
    return text;
}

/// Not a test of its own: says what another process wants to compare.
TEST(Shifted, DISABLED_says_what_was_trained) {
    std::printf("<%s>\n", trained().c_str());
}

std::string trained_at_shift(int shift_bytes) {
    const std::string command = "ORTHANT_SHIFT_BYTES=" + std::to_string(shift_bytes) + " /proc/" +
                                std::to_string(getpid()) +
                                "/exe --gtest_also_run_disabled_tests --gtest_filter=Shifted.DISABLED_*";
    FILE* pipe = popen(command.c_str(), "r");
    std::string output;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
    pclose(pipe);
    const auto begin = output.find('<') + 1;
    return output.substr(begin, output.find('>', begin) - begin);
}

TEST(Shifted, buffers_change_no_bit) {
    const std::string here = trained_at_shift(0);
    ASSERT_GT(here.size(), 1000u);
    for (const int shift_bytes : {8, 16, 24, 56}) EXPECT_EQ(trained_at_shift(shift_bytes), here) << shift_bytes;
}

}  // namespace
}  // namespace orthant::lstm::memory_test
