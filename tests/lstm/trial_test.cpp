#include "studies/lstm/trial.hpp"

#include "studies/lstm/made_sequences.hpp"

#include <gtest/gtest.h>

#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace orthant::lstm::trial_test {
namespace {

using orthant::data::SequenceSet;
using orthant::data::SequenceView;

class TrialRun : public testing::Test {
  protected:
    explicit TrialRun(
        const MadeRequest& request = {.kind = MadeKind::count, .sequences = 60, .symbols = 4, .length = 6})
        : set_(made_sequences(request)), view_(orthant::data::view(set_)) {
        settings_.model.form = request.kind == MadeKind::count ? AnswerForm::every : AnswerForm::answer;
        settings_.model.loss = LossKind::softmax;
        settings_.model.targets = set_.class_names.size();
        settings_.model.hidden = 12;
        settings_.initial.kind = Initialisation::glorot;
        settings_.optimiser.kind = OptimiserKind::adam;
        settings_.batch = 7;
        settings_.epochs = 4;
    }

    Trial trial(std::uint64_t key = 5) { return {settings_, view_, set_.target_scale, key, pace_}; }
    LearningCurve trained(std::uint64_t key = 5) {
        Trial one = trial(key);
        while (!one.is_over()) one.advance();
        return one.finish();
    }
    static std::vector<std::byte> bits(const LearningCurve& curve) {
        ByteWriter out;
        curve.write(out);
        return out.take();
    }

    SequenceSet set_;
    SequenceView view_;
    TrialSettings settings_;
    std::uint64_t yields_ = 0;
    Pace pace_{[this] { ++yields_; }};
};

TEST_F(TrialRun, counts_on_from_a_first_symbol) {
    settings_.epochs = 60;
    settings_.optimiser.learning_rate = 0.02;
    const LearningCurve curve = trained();
    EXPECT_EQ(curve.test_error, 0);
    EXPECT_LT(curve.test_loss, 0.05);
    EXPECT_EQ(curve.updates, curve.epochs.size() * ((48 + 6) / 7));
}

class TrialOfEqualLengths : public TrialRun {
  protected:
    static constexpr int length = 8;
    TrialOfEqualLengths() : TrialRun({.kind = MadeKind::count, .sequences = 60, .symbols = 4, .length = length}) {}
};

TEST_F(TrialOfEqualLengths, adding_up_answers_is_a_learning_rate_as_many_times_as_large) {
    settings_.optimiser.kind = OptimiserKind::sgd;
    settings_.optimiser.momentum = 0;
    settings_.optimiser.learning_rate = 0.01 * length;
    const LearningCurve over_answers = trained();
    settings_.optimiser.learning_rate = 0.01;
    EXPECT_NE(trained().test_loss, over_answers.test_loss);
    settings_.loss_mean = LossMean::sequences;
    const LearningCurve over_sequences = trained();
    EXPECT_NEAR(over_sequences.test_loss, over_answers.test_loss, 1e-5);
    for (std::size_t e = 0; e < over_answers.epochs.size(); ++e) {
        EXPECT_NEAR(over_sequences.epochs[e].training_loss, over_answers.epochs[e].training_loss, 1e-5);
        EXPECT_NEAR(over_sequences.epochs[e].gradient_norm, length * over_answers.epochs[e].gradient_norm, 1e-3);
    }
}

TEST_F(TrialRun, is_a_function_of_its_key) {
    EXPECT_EQ(bits(trained()), bits(trained()));
    EXPECT_NE(bits(trained()), bits(trained(6)));
}

TEST_F(TrialRun, goes_on_anywhere_bit_for_bit) {
    settings_.model.dropout = 0.2;
    settings_.input_noise = 0.1;
    settings_.model.truncate = 4;
    const auto whole = bits(trained());
    for (const OptimiserKind kind : {OptimiserKind::nesterov, OptimiserKind::adam}) {
        settings_.optimiser.kind = kind;
        const auto undisturbed = bits(trained());
        for (const int stop_behind : {1, 6, 7, 8, 20}) {
            ByteWriter state;
            {
                Trial first = trial();
                for (int i = 0; i < stop_behind; ++i) first.advance();
                first.save(state);
            }
            Trial second = trial();
            second.restore(state.view());
            while (!second.is_over()) second.advance();
            EXPECT_EQ(bits(second.finish()), undisturbed) << stop_behind;
        }
    }
    EXPECT_FALSE(whole.empty());
}

TEST_F(TrialRun, does_not_take_the_state_of_another) {
    ByteWriter state;
    trial().save(state);
    Trial one = trial();
    for (const std::size_t length : {std::size_t{0}, std::size_t{7}, state.size() / 2, state.size() - 1})
        EXPECT_THROW(one.restore(state.view().first(length)), MalformedBytes) << length;
    settings_.model.hidden = 13;
    EXPECT_THROW(trial().restore(state.view()), MalformedBytes);
}

TEST_F(TrialRun, does_not_take_a_state_at_the_end_of_an_epoch_that_is_not_over) {
    ByteWriter state;
    trial().save(state);
    std::vector<std::byte> bytes = state.take();
    const std::size_t behind_position = sizeof(EpochSums) + bits(LearningCurve()).size();
    const auto with_position = [&](std::uint64_t next) {
        std::memcpy(bytes.data() + bytes.size() - behind_position - sizeof next, &next, sizeof next);
        return orthant::ByteView(bytes);
    };
    EXPECT_NO_THROW(trial().restore(with_position(view_.part_begin[1] - 1)));
    EXPECT_THROW(trial().restore(with_position(view_.part_begin[1])), MalformedBytes);
}

TEST_F(TrialRun, is_chosen_by_validation_alone) {
    settings_.epochs = 30;
    settings_.optimiser.learning_rate = 0.05;
    const LearningCurve curve = trained();
    const auto best = std::ranges::min_element(curve.epochs, {}, &LearningCurve::Epoch::validation_loss);
    EXPECT_EQ(curve.best_epoch, best - curve.epochs.begin());
}

TEST_F(TrialRun, stops_where_it_does_not_get_better) {
    settings_.optimiser = {.kind = OptimiserKind::sgd, .learning_rate = 1e-30};
    settings_.patience = 3;
    settings_.epochs = 50;
    const LearningCurve curve = trained();
    EXPECT_EQ(curve.stop, StopReason::patience);
    EXPECT_EQ(curve.best_epoch, 0);
    EXPECT_EQ(curve.epochs.size(), 4u);
}

TEST_F(TrialRun, ends_as_diverged_where_its_loss_is_not_finite) {
    settings_.optimiser = {.kind = OptimiserKind::sgd, .learning_rate = 1e38};
    const LearningCurve curve = trained();
    EXPECT_EQ(curve.stop, StopReason::diverged);
    EXPECT_TRUE(std::isnan(curve.test_loss) || curve.best_epoch >= 0);
}

class PairedTrial : public TrialRun {
  protected:
    PairedTrial() : TrialRun({.kind = MadeKind::reverse, .sequences = 400, .symbols = 3, .length = 3}) {}
};

TEST_F(PairedTrial, answers_with_the_sequence_reversed) {
    settings_.model.hidden = 24;
    settings_.epochs = 60;
    settings_.patience = 60;
    settings_.batch = 10;
    settings_.optimiser.learning_rate = 0.02;
    const LearningCurve curve = trained();
    EXPECT_LE(curve.test_error, 0.01);
    EXPECT_GT(yields_, 0u);
}

std::size_t bytes_in_use() {
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

TEST(Trial, needs_the_memory_that_was_foretold) {
    if (bytes_in_use() == 0) GTEST_SKIP() << "this allocator does not tell";
    for (const MadeKind kind : {MadeKind::count, MadeKind::reverse})
        for (const Body body : {Body::recurrent, Body::dense}) {
            if (body == Body::dense && kind == MadeKind::reverse) continue;
            const SequenceSet set = made_sequences({.kind = kind, .sequences = 500, .symbols = 30, .length = 40});
            const SequenceView view = orthant::data::view(set);
            TrialSettings settings;
            settings.model = {.body = body,
                              .form = kind == MadeKind::reverse ? AnswerForm::answer
                                      : body == Body::dense     ? AnswerForm::last
                                                                : AnswerForm::every,
                              .loss = LossKind::softmax,
                              .targets = 30,
                              .hidden = 64};
            settings.batch = 32;
            settings.epochs = 1;
            Pace pace([] {});
            const std::size_t before = bytes_in_use();
            Trial trial(settings, view, set.target_scale, 1, pace);
            while (!trial.is_over()) trial.advance();
            const auto measured = static_cast<double>(bytes_in_use() - before);
            const BatchSize largest{.inputs = set.inputs, .sequences = 500, .steps = 40, .answers = 40};
            const auto foretold = static_cast<double>(Trial::bytes(settings, largest, trial.parameters(), 500));
            EXPECT_LT(measured, 1.05 * foretold) << static_cast<int>(kind) << ' ' << static_cast<int>(body);
            EXPECT_GT(measured, 0.6 * foretold) << static_cast<int>(kind) << ' ' << static_cast<int>(body);
        }
}

TEST(MadeSequences, of_sums_add_up) {
    const SequenceSet set = made_sequences({.kind = MadeKind::add, .sequences = 20, .length = 3});
    EXPECT_EQ(set.part_begin, (std::array<std::uint64_t, 4>{0, 16, 18, 20}));
    for (const auto& sequence : set.sequences) {
        long numbers[2] = {0, 0}, answer = 0, place = 1;
        int which = 0;
        for (std::uint64_t step = 0; step < sequence.steps; ++step) {
            const auto* row = &set.input_values[(sequence.first_input + step) * set.inputs];
            const auto symbol = std::find(row, row + set.inputs, 1.0f) - row;
            if (symbol == 10)
                ++which;
            else
                numbers[which] = 10 * numbers[which] + symbol;
        }
        for (std::uint64_t row = 0; row < sequence.target_rows; ++row, place *= 10)
            answer += place * static_cast<long>(set.target_values[sequence.first_target + row]);
        EXPECT_EQ(numbers[0] + numbers[1], answer);
    }
}

TEST(MadeSequences, are_reversed_or_copied) {
    for (const MadeKind kind : {MadeKind::copy, MadeKind::reverse}) {
        const SequenceSet set = made_sequences({.kind = kind, .sequences = 30, .symbols = 5, .length = 4});
        for (const auto& sequence : set.sequences) {
            ASSERT_EQ(sequence.steps, sequence.target_rows);
            for (std::uint64_t step = 0; step < sequence.steps; ++step) {
                const std::uint64_t row = kind == MadeKind::copy ? step : sequence.steps - 1 - step;
                const auto symbol = static_cast<std::size_t>(set.target_values[sequence.first_target + row]);
                EXPECT_EQ(set.input_values[(sequence.first_input + step) * set.inputs + symbol], 1.0f);
            }
        }
    }
}

TEST(MadeSequences, recall_the_one_symbol_that_does_not_distract) {
    constexpr std::size_t symbols = 5, length = 30;
    const SequenceSet set =
        made_sequences({.kind = MadeKind::recall, .sequences = 200, .symbols = symbols, .length = length});
    std::vector<int> shown_at(length);
    for (const auto& sequence : set.sequences) {
        ASSERT_EQ(sequence.steps, length);
        ASSERT_EQ(sequence.target_rows, 1u);
        int shown = 0;
        for (std::uint64_t step = 0; step < sequence.steps; ++step) {
            const auto* row = &set.input_values[(sequence.first_input + step) * set.inputs];
            const auto symbol = std::find(row, row + set.inputs, 1.0f) - row;
            if (symbol >= static_cast<std::ptrdiff_t>(symbols)) continue;
            ++shown;
            ++shown_at[step];
            EXPECT_EQ(static_cast<float>(symbol), set.target_values[sequence.first_target]);
        }
        EXPECT_EQ(shown, 1);
    }
    EXPECT_GT(std::ranges::count_if(shown_at, [](int times) { return times > 0; }), 25);
}

}  // namespace
}  // namespace orthant::lstm::trial_test
