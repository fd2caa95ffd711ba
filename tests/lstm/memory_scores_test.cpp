#include "studies/lstm/memory_scores.hpp"

#include "studies/lstm/memory_batch.hpp"
#include "studies/lstm/sequence_batch.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace orthant::lstm::memory_scores_test {
namespace {

/// Targets as a network gets them, with answers that are the same at all rows.
class ConstantAnswers {
  public:
    ConstantAnswers(const MemoryTask& task, std::vector<float> answer)
        : shape_(task.shape()), answer_(std::move(answer)), batch_(task, together) {}

    /// Scored over so many batches.
    MemoryScores scores(std::uint64_t batches) {
        SequenceBatch packed(batch_.view(), shape_.form == AnswerForm::last ? SequenceBatch::Targets::one
                                                                            : SequenceBatch::Targets::every);
        MemoryScores scores(shape_);
        Pace pace([] {});
        for (std::uint64_t b = 0; b < batches; ++b) {
            packed.take(batch_.make(11, b * together, together, pace), {});
            const std::size_t rows = packed.targets().rows;
            std::vector<float> outputs;
            for (std::size_t i = 0; i < rows; ++i) outputs.insert(outputs.end(), answer_.begin(), answer_.end());
            scores.add({{outputs.data(), rows, answer_.size()}, packed.targets()});
        }
        return scores;
    }

    static constexpr std::size_t together = 100;

  private:
    MemoryShape shape_;
    std::vector<float> answer_;
    MemoryBatch batch_;
};

void expect_chance(const MemoryRequest& request, std::vector<float> answer) {
    const auto task = memory_task(request);
    const MemoryScores scores = ConstantAnswers(*task, std::move(answer)).scores(60);
    const Chance chance = task->chance();
    const auto loss = scores.loss(), error = scores.error();
    EXPECT_NEAR(loss.value, chance.loss, 4 * loss.standard_error + 1e-6);
    EXPECT_NEAR(error.value, chance.error, 4 * error.standard_error);
    EXPECT_LT(error.standard_error, 0.01);
}

TEST(MemoryScores, of_the_mean_are_those_of_chance_in_adding) {
    for (const double tolerance : {0.04, 0.3})
        expect_chance({.kind = MemoryKind::adding, .lag = 12, .tolerance = tolerance}, {1});
}

TEST(MemoryScores, of_equal_classes_are_those_of_chance) {
    expect_chance({.kind = MemoryKind::parity, .lag = 6}, {0, 0});
    expect_chance({.kind = MemoryKind::temporal_order, .lag = 6, .marks = 3}, std::vector<float>(8));
    std::vector<float> no_blank(5);
    no_blank.back() = -40;
    expect_chance({.kind = MemoryKind::copy, .lag = 6, .copied = 3, .symbols = 4}, no_blank);
}

/// Two sequences of a copy of two symbols, whose steps are one row for each sequence.
TEST(MemoryScores, count_the_last_answers_alone_and_by_sequence) {
    const auto task = memory_task({.kind = MemoryKind::copy, .lag = 2, .copied = 2, .symbols = 2});
    const MemoryShape shape = task->shape();
    const std::size_t rows = 2 * shape.steps;
    std::vector<float> targets(rows, 2), outputs(rows * 3);
    const std::size_t asked = rows - 4;
    targets[asked] = 0, targets[asked + 1] = 1, targets[asked + 2] = 0, targets[asked + 3] = 0;
    const auto says = [&](std::size_t row, std::size_t answer) { outputs[row * 3 + answer] = 30; };
    for (const std::size_t row : {asked, asked + 1, asked + 2}) says(row, static_cast<std::size_t>(targets[row]));
    says(asked + 3, 1);  // the second symbol of the second sequence is wrong; so are all blanks
    MemoryScores scores(shape);
    scores.add({{outputs.data(), rows, 3}, {targets.data(), rows, 1}});
    EXPECT_EQ(scores.error().value, 0.25);
    EXPECT_EQ(scores.error().standard_error, 0.25);  // of 0 and 1/2
    EXPECT_NEAR(scores.loss().value, 30.0 / 4, 1e-9);
}

TEST(MemoryScores, take_a_sum_missed_by_the_tolerance_for_wrong) {
    const auto task = memory_task({.kind = MemoryKind::adding, .lag = 4, .tolerance = 0.25});
    const std::vector<float> outputs{1, 1.125f, 1.25f, 0.75f}, targets{1, 1, 1, 1};
    MemoryScores scores(task->shape());
    scores.add({{outputs.data(), 4, 1}, {targets.data(), 4, 1}});
    EXPECT_EQ(scores.error().value, 0.5);
    EXPECT_DOUBLE_EQ(scores.loss().value, (0.125 * 0.125 + 2 * 0.25 * 0.25) / 4);
}

}  // namespace
}  // namespace orthant::lstm::memory_scores_test
