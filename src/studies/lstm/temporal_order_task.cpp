#include "studies/lstm/temporal_order_task.hpp"

#include "base/fixed_math_of_one.hpp"

namespace orthant::lstm {
namespace {

constexpr std::size_t kinds_of_mark = 2;
constexpr std::size_t distractors = 4;
constexpr std::size_t width = kinds_of_mark + distractors;
constexpr std::size_t steps_per_mark = 5;

}  // namespace

MemoryShape TemporalOrderTask::shape() const {
    return {.inputs = width,
            .steps = steps_per_mark * marks_ + lag_,
            .asked = 1,
            .form = AnswerForm::last,
            .loss = LossKind::softmax,
            .outputs = classes(),
            .tolerance = 0};
}

Chance TemporalOrderTask::chance() const {
    const auto count = static_cast<double>(classes());
    return {.loss = fixed_math::log(count), .error = 1 - 1 / count};
}

void TemporalOrderTask::make(Draws& draws, std::span<float> inputs, std::span<float> targets) const {
    std::size_t order = 0;
    const auto read = [&](std::size_t step, std::size_t symbol) { inputs[step * width + symbol] = 1; };
    for (std::size_t mark = 0; mark < marks_; ++mark) {
        const bool is_last = mark + 1 == marks_;
        const std::size_t place = is_last ? steps_per_mark - 1 : draws.below(steps_per_mark);
        const std::size_t symbol = draws.below(kinds_of_mark);
        order = order * kinds_of_mark + symbol;
        for (std::size_t i = 0; i < steps_per_mark; ++i)
            read(steps_per_mark * mark + i, i == place ? symbol : kinds_of_mark + draws.below(distractors));
    }
    for (std::size_t i = 0; i < lag_; ++i) read(steps_per_mark * marks_ + i, kinds_of_mark + draws.below(distractors));
    targets[0] = static_cast<float>(order);
}

}  // namespace orthant::lstm
