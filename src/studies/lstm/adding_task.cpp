#include "studies/lstm/adding_task.hpp"

namespace orthant::lstm {

MemoryShape AddingTask::shape() const {
    return {.inputs = 2,
            .steps = lag_,
            .asked = 1,
            .form = AnswerForm::last,
            .loss = LossKind::squared,
            .outputs = 1,
            .tolerance = tolerance_};
}

Chance AddingTask::chance() const {
    return {.loss = 1.0 / 6, .error = (1 - tolerance_) * (1 - tolerance_)};
}

void AddingTask::make(Draws& draws, std::span<float> inputs, std::span<float> targets) const {
    const std::size_t half = lag_ / 2;
    const std::size_t first = draws.below(half), second = half + draws.below(lag_ - half);
    for (std::size_t step = 0; step < lag_; ++step) inputs[2 * step] = static_cast<float>(draws.uniform());
    for (const std::size_t marked : {first, second}) inputs[2 * marked + 1] = 1;
    targets[0] = inputs[2 * first] + inputs[2 * second];
}

}  // namespace orthant::lstm
