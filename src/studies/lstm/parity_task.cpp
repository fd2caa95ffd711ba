#include "studies/lstm/parity_task.hpp"

#include "base/fixed_math_of_one.hpp"

namespace orthant::lstm {

MemoryShape ParityTask::shape() const {
    return {.inputs = 1,
            .steps = lag_,
            .asked = 1,
            .form = AnswerForm::last,
            .loss = LossKind::softmax,
            .outputs = 2,
            .tolerance = 0};
}

Chance ParityTask::chance() const {
    return {.loss = fixed_math::log(2.0), .error = 0.5};
}

void ParityTask::make(Draws& draws, std::span<float> inputs, std::span<float> targets) const {
    std::size_t ones = 0;
    for (float& input : inputs) {
        const std::size_t bit = draws.below(2);
        input = bit == 1 ? 1.0f : -1.0f;
        ones += bit;
    }
    targets[0] = static_cast<float>(ones % 2);
}

}  // namespace orthant::lstm
