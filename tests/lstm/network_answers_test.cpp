#include "studies/lstm/network_answers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace orthant::lstm::network_answers_test {
namespace {

constexpr std::size_t inputs = 2;

/// Some sequences of several lengths, more of one than are answered together.
std::vector<data::Sequence> sequences(AnswerForm form) {
    std::vector<data::Sequence> all;
    for (std::uint64_t i = 0; i < 80; ++i) {
        const std::uint64_t steps = i % 2 == 0 ? 4 : 1 + i % 5;
        all.push_back({i, steps, 0, form == AnswerForm::last ? 1 : form == AnswerForm::every ? steps : 1 + i % 3});
    }
    return all;
}

class NetworkAnswersOf : public testing::TestWithParam<AnswerForm> {};

TEST_P(NetworkAnswersOf, stand_in_the_order_of_the_sequences_as_if_each_were_asked_alone) {
    const std::vector<data::Sequence> all = sequences(GetParam());
    std::vector<float> values(90 * inputs), zeros(5);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(std::sin(1.3 * static_cast<double>(i)));
    data::SequenceView view;
    view.inputs = inputs;
    view.targets = 1;
    view.input_values = values;
    view.target_values = zeros;
    view.sequences = all;
    Pace pace([] {});
    const auto model = make_model({.form = GetParam(), .targets = 1, .hidden = 3}, view, pace);
    std::vector<float> parameters(model->layout().size() + 16);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        parameters[i] = static_cast<float>(std::cos(0.7 * static_cast<double>(i)));

    const NetworkAnswers together = answers_of(*model, all, parameters.data());
    ASSERT_EQ(together.columns, 1u);
    std::size_t row = 0;
    for (std::uint32_t s = 0; s < all.size(); ++s) {
        model->take(std::vector{s}, {});
        const Rows<const float> alone = model->answers(parameters.data()).outputs;
        ASSERT_EQ(alone.rows, all[s].target_rows);
        for (std::size_t i = 0; i < alone.rows; ++i) EXPECT_EQ(together.row(row++)[0], alone.row(i)[0]) << s;
    }
    EXPECT_EQ(row, together.rows());
}

INSTANTIATE_TEST_SUITE_P(EachForm, NetworkAnswersOf,
                         testing::Values(AnswerForm::last, AnswerForm::every, AnswerForm::answer));

}  // namespace
}  // namespace orthant::lstm::network_answers_test
