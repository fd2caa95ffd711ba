#include "studies/lstm/memory_trial.hpp"

#include <gtest/gtest.h>

#include <malloc.h>

#include <cmath>
#include <set>
#include <string>

namespace orthant::lstm::memory_trial_test {
namespace {

using orthant::Bytes;

MemorySettings settings_of(MemoryKind kind, std::size_t lag) {
    MemorySettings settings;
    settings.task = {.kind = kind, .lag = lag, .tolerance = 0.1, .copied = 2, .symbols = 3};
    const MemoryShape shape = memory_task(settings.task)->shape();
    settings.model.form = shape.form;
    settings.model.loss = shape.loss;
    settings.model.targets = shape.outputs;
    settings.model.hidden = 8;
    settings.initial = {.kind = Initialisation::glorot, .forget_bias = 1};
    settings.optimiser = {.kind = OptimiserKind::adam, .learning_rate = 0.02};
    settings.batch = 16;
    settings.check_every = 20;
    settings.validation = 70;
    settings.test = 110;
    return settings;
}

constexpr MemoryKeys keys{.trial = 5, .validation = 6, .test = 7};

MemoryTrial trial(const MemorySettings& settings) {
    static Pace nobody([] {});
    return {settings, keys, nobody};
}

MemoryCurve trained(const MemorySettings& settings) {
    MemoryTrial one = trial(settings);
    while (!one.is_over()) one.advance();
    return one.finish();
}

Bytes bits(const MemoryCurve& curve) {
    ByteWriter out;
    curve.write(out);
    return out.take();
}

TEST(MemoryTrial, learns_tiny_tasks_and_says_when) {
    for (const std::string& name : memory_names()) {
        MemorySettings settings = settings_of(memory_named(name), 2);
        settings.updates = 3000;
        const MemoryCurve curve = trained(settings);
        ASSERT_EQ(curve.stop, MemoryStop::learned) << name;
        EXPECT_LT(curve.updates, 3000u);
        EXPECT_EQ(curve.updates, curve.checks.size() * settings.check_every);
        EXPECT_LE(curve.checks.back().validation_error, settings.learned_at);
        for (std::size_t i = 0; i + 1 < curve.checks.size(); ++i)
            EXPECT_GT(curve.checks[i].validation_error, settings.learned_at);
        EXPECT_LE(curve.test_error.value, settings.learned_at + 4 * curve.test_error.standard_error) << name;
    }
}

TEST(MemoryTrial, does_not_learn_what_is_too_far_back) {
    MemorySettings settings = settings_of(MemoryKind::parity, 60);
    settings.model.cell = CellKind::rnn;
    settings.updates = 130;
    settings.test = 1000;
    const MemoryCurve curve = trained(settings);
    EXPECT_EQ(curve.stop, MemoryStop::updates);
    EXPECT_EQ(curve.updates, 130u);
    EXPECT_EQ(curve.checks.size(), 7u);
    EXPECT_NEAR(curve.test_error.value, 0.5, 4 * curve.test_error.standard_error);
}

TEST(MemoryTrial, goes_on_bit_for_bit_behind_every_update) {
    for (const std::string& name : memory_names()) {
        MemorySettings settings = settings_of(memory_named(name), 6);
        settings.updates = 23;
        settings.check_every = 5;
        settings.optimiser.momentum = 0.9;
        for (const OptimiserKind kind : {OptimiserKind::nesterov, OptimiserKind::adam}) {
            settings.optimiser.kind = kind;
            const Bytes undisturbed = bits(trained(settings));
            for (MemoryTrial first = trial(settings);;) {
                ByteWriter saved;
                first.save(saved);
                MemoryTrial second = trial(settings);
                second.restore(saved.view());
                while (!second.is_over()) second.advance();
                EXPECT_EQ(bits(second.finish()), undisturbed) << name;
                if (first.is_over()) break;
                first.advance();
            }
        }
    }
}

TEST(MemoryTrial, does_not_take_the_state_of_another) {
    MemorySettings settings = settings_of(MemoryKind::adding, 6);
    MemoryTrial one = trial(settings);
    for (int i = 0; i < 25; ++i) one.advance();
    ByteWriter state;
    one.save(state);
    for (const std::size_t length : {std::size_t{0}, std::size_t{7}, state.size() / 2, state.size() - 1})
        EXPECT_THROW(one.restore(state.view().first(length)), MalformedBytes) << length;
    settings.updates = 20;
    EXPECT_THROW(trial(settings).restore(state.view()), MalformedBytes);
    settings.model.hidden = 9;
    EXPECT_THROW(trial(settings).restore(state.view()), MalformedBytes);
}

TEST(MemoryTrial, is_trained_on_its_own_sequences_and_tested_on_those_of_its_test_key) {
    const MemorySettings settings = [] {
        MemorySettings one = settings_of(MemoryKind::adding, 6);
        one.updates = 20;
        return one;
    }();
    Pace nobody([] {});
    const auto run = [&](const MemoryKeys& with) {
        MemoryTrial one(settings, with, nobody);
        while (!one.is_over()) one.advance();
        return one.finish();
    };
    const MemoryCurve curve = run(keys);
    const MemoryCurve other_test = run({.trial = 5, .validation = 6, .test = 8});
    EXPECT_EQ(curve.checks[0].validation_loss, other_test.checks[0].validation_loss);
    EXPECT_NE(curve.test_loss.value, other_test.test_loss.value);
    EXPECT_NE(curve.checks[0].training_loss, run({.trial = 9, .validation = 6, .test = 7}).checks[0].training_loss);
}

TEST(MemoryTrial, reads_other_sequences_in_every_update_and_the_same_in_every_validation) {
    MemorySettings settings = settings_of(MemoryKind::adding, 6);
    settings.optimiser.learning_rate = 0;
    settings.check_every = 1;
    settings.updates = 30;
    std::set<double> of_training, of_validation;
    for (const MemoryCurve::Check& check : trained(settings).checks) {
        of_training.insert(check.training_loss);
        of_validation.insert(check.validation_loss);
    }
    EXPECT_EQ(of_training.size(), 30u);
    EXPECT_EQ(of_validation.size(), 1u);
}

TEST(MemoryTrial, ends_as_diverged_where_its_loss_is_not_finite) {
    MemorySettings settings = settings_of(MemoryKind::adding, 6);
    settings.optimiser = {.kind = OptimiserKind::sgd, .learning_rate = 1e38};
    const MemoryCurve curve = trained(settings);
    EXPECT_EQ(curve.stop, MemoryStop::diverged);
    EXPECT_TRUE(std::isnan(curve.test_error.value) && std::isnan(curve.test_loss.standard_error));
}

std::size_t bytes_in_use() {
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

TEST(MemoryTrial, needs_the_memory_that_was_foretold) {
    if (bytes_in_use() == 0) GTEST_SKIP() << "this allocator does not tell";
    for (const MemoryKind kind : {MemoryKind::adding, MemoryKind::copy}) {
        MemorySettings settings = settings_of(kind, 150);
        settings.model.hidden = 64;
        settings.updates = 2;
        settings.check_every = 1;
        settings.learned_at = 0;
        Pace nobody([] {});
        const std::size_t before = bytes_in_use();
        MemoryTrial one(settings, keys, nobody);
        while (!one.is_over()) one.advance();
        const auto measured = static_cast<double>(bytes_in_use() - before);
        const auto foretold = static_cast<double>(MemoryTrial::bytes(settings, one.parameters()));
        EXPECT_LT(measured, 1.05 * foretold);
        EXPECT_GT(measured, 0.7 * foretold);
    }
}

}  // namespace
}  // namespace orthant::lstm::memory_trial_test
