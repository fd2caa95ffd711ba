#include "studies/lstm/memory_task.hpp"

#include "studies/lstm/memory_batch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace orthant::lstm::memory_task_test {
namespace {

struct Made {
    std::vector<float> inputs, targets;
    friend bool operator==(const Made&, const Made&) = default;
};

Made made(const MemoryTask& task, std::uint64_t sequence, std::uint64_t key = 3) {
    const MemoryShape shape = task.shape();
    Made one{std::vector<float>(shape.steps * shape.inputs), std::vector<float>(shape.answers(), -1)};
    Draws draws(key, sequence);
    task.make(draws, one.inputs, one.targets);
    return one;
}

std::vector<std::size_t> one_hot_symbols(const Made& one, std::size_t width) {
    std::vector<std::size_t> symbols;
    for (std::size_t first = 0; first < one.inputs.size(); first += width) {
        const auto begin = one.inputs.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = begin + static_cast<std::ptrdiff_t>(width);
        EXPECT_EQ(std::count(begin, end, 1.0f), 1);
        EXPECT_EQ(std::count(begin, end, 0.0f), static_cast<std::ptrdiff_t>(width) - 1);
        symbols.push_back(static_cast<std::size_t>(std::find(begin, end, 1.0f) - begin));
    }
    return symbols;
}

TEST(MemoryTask, adding_asks_for_the_sum_of_the_two_marked_values_one_of_each_half) {
    for (const std::size_t lag : {2, 3, 10, 31}) {
        const auto task = memory_task({.kind = MemoryKind::adding, .lag = lag});
        ASSERT_EQ(task->shape().steps, lag);
        for (std::uint64_t i = 0; i < 200; ++i) {
            const Made one = made(*task, i);
            float sum = 0;
            std::size_t in_first_half = 0, marks = 0;
            for (std::size_t step = 0; step < lag; ++step) {
                const float value = one.inputs[2 * step], mark = one.inputs[2 * step + 1];
                EXPECT_TRUE(value >= 0 && value <= 1 && (mark == 0 || mark == 1));
                if (mark == 0) continue;
                sum += value;
                ++marks;
                if (step < lag / 2) ++in_first_half;
            }
            EXPECT_EQ(marks, 2u);
            EXPECT_EQ(in_first_half, 1u);
            EXPECT_EQ(one.targets[0], sum);
        }
    }
}

TEST(MemoryTask, adding_marks_every_step_now_and_then) {
    const std::size_t lag = 9;
    const auto task = memory_task({.kind = MemoryKind::adding, .lag = lag});
    std::set<std::size_t> marked;
    for (std::uint64_t i = 0; i < 300; ++i) {
        const Made one = made(*task, i);
        for (std::size_t step = 0; step < lag; ++step)
            if (one.inputs[2 * step + 1] == 1) marked.insert(step);
    }
    EXPECT_EQ(marked.size(), lag);
}

/// Whether every symbol read is wanted so many steps later, and blanks at all other steps.
bool is_copy_at(std::size_t distance, const std::vector<std::size_t>& read, const std::vector<float>& wanted,
                std::size_t copied, std::size_t blank) {
    std::vector<float> twin(wanted.size(), static_cast<float>(blank));
    for (std::size_t i = 0; i < copied; ++i)
        if (i + distance < twin.size()) twin[i + distance] = static_cast<float>(read[i]);
    return twin == wanted;
}

TEST(MemoryTask, copy_wants_each_symbol_at_one_distance_and_at_no_other) {
    const std::size_t copied = 4, symbols = 5, blank = symbols, go = symbols + 1;
    for (const std::size_t lag : {2, 7, 20}) {
        const auto task = memory_task({.kind = MemoryKind::copy, .lag = lag, .copied = copied, .symbols = symbols});
        ASSERT_EQ(task->shape().steps, 2 * copied + lag + 1);
        std::set<std::size_t> seen;
        for (std::uint64_t i = 0; i < 100; ++i) {
            const Made one = made(*task, i);
            const auto read = one_hot_symbols(one, symbols + 2);
            const std::size_t distance = copied + lag + 1;
            EXPECT_TRUE(is_copy_at(distance, read, one.targets, copied, blank));
            EXPECT_FALSE(is_copy_at(distance - 1, read, one.targets, copied, blank));
            EXPECT_FALSE(is_copy_at(distance + 1, read, one.targets, copied, blank));
            for (std::size_t step = copied; step < read.size(); ++step)
                EXPECT_EQ(read[step], step == copied + lag ? go : blank);
            for (std::size_t step = 0; step < copied; ++step) EXPECT_LT(read[step], symbols);
            seen.insert(read.begin(), read.begin() + copied);
        }
        EXPECT_EQ(seen.size(), symbols);
    }
}

TEST(MemoryTask, temporal_order_asks_which_marks_came_and_the_last_one_lies_the_lag_before_the_end) {
    for (const std::size_t marks : {1, 2, 3})
        for (const std::size_t lag : {2, 13}) {
            const auto task = memory_task({.kind = MemoryKind::temporal_order, .lag = lag, .marks = marks});
            ASSERT_EQ(task->shape().outputs, std::size_t{1} << marks);
            for (std::uint64_t i = 0; i < 200; ++i) {
                const Made one = made(*task, i);
                const auto read = one_hot_symbols(one, 6);
                std::size_t order = 0, last = 0, found = 0;
                for (std::size_t step = 0; step < read.size(); ++step) {
                    if (read[step] >= 2) continue;
                    EXPECT_EQ(step / 5, found);
                    order = 2 * order + read[step];
                    last = step;
                    ++found;
                }
                EXPECT_EQ(found, marks);
                EXPECT_EQ(read.size() - 1 - last, lag);
                EXPECT_EQ(one.targets[0], static_cast<float>(order));
            }
        }
}

TEST(MemoryTask, parity_is_that_of_the_bits_and_turns_with_each_of_them) {
    const std::size_t lag = 12;
    const auto task = memory_task({.kind = MemoryKind::parity, .lag = lag});
    for (std::uint64_t i = 0; i < 200; ++i) {
        const Made one = made(*task, i);
        float product = 1;
        for (const float bit : one.inputs) product *= -bit;
        EXPECT_EQ(one.targets[0], product == 1 ? 0.0f : 1.0f);
    }
}

TEST(MemoryTask, classes_are_equally_frequent) {
    constexpr std::size_t sequences = 4000;
    for (const MemoryKind kind : {MemoryKind::temporal_order, MemoryKind::parity}) {
        const auto task = memory_task({.kind = kind, .lag = 9});
        std::vector<double> counts(task->shape().outputs);
        for (std::uint64_t i = 0; i < sequences; ++i) ++counts[static_cast<std::size_t>(made(*task, i).targets[0])];
        const double share = 1 / static_cast<double>(counts.size());
        const double error = std::sqrt(share * (1 - share) / sequences);
        for (const double count : counts) EXPECT_NEAR(count / sequences, share, 4 * error);
    }
}

TEST(MemoryTask, makes_a_sequence_from_its_key_and_number_alone) {
    for (const std::string& name : memory_names()) {
        const auto task = memory_task({.kind = memory_named(name), .lag = 24});
        EXPECT_EQ(made(*task, 5), made(*task, 5)) << name;
        EXPECT_NE(made(*task, 5), made(*task, 6)) << name;
        EXPECT_NE(made(*task, 5), made(*task, 5, 4)) << name;
    }
}

TEST(MemoryBatch, has_each_sequence_whatever_was_made_before_it) {
    for (const std::string& name : memory_names()) {
        const auto task = memory_task({.kind = memory_named(name), .lag = 8});
        Pace pace([] {});
        MemoryBatch batch(*task, 7);
        batch.make(1, 0, 7, pace);
        ASSERT_EQ(batch.make(3, 40, 4, pace).size(), 4u);
        for (const std::uint32_t place : {0u, 3u}) {
            const Made wanted = made(*task, 40 + place);
            const auto& sequence = batch.view().sequences[place];
            EXPECT_TRUE(std::ranges::equal(batch.view().inputs_of(sequence), wanted.inputs)) << name;
            EXPECT_TRUE(std::ranges::equal(batch.view().targets_of(sequence), wanted.targets)) << name;
        }
    }
}

}  // namespace
}  // namespace orthant::lstm::memory_task_test
