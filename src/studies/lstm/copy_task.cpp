#include "studies/lstm/copy_task.hpp"

#include "base/fixed_math_of_one.hpp"

#include <algorithm>

namespace orthant::lstm {

MemoryShape CopyTask::shape() const {
    return {.inputs = symbols_ + 2,
            .steps = distance() + copied_,
            .asked = copied_,
            .form = AnswerForm::every,
            .loss = LossKind::softmax,
            .outputs = symbols_ + 1,
            .tolerance = 0};
}

Chance CopyTask::chance() const {
    const auto symbols = static_cast<double>(symbols_);
    return {.loss = fixed_math::log(symbols), .error = 1 - 1 / symbols};
}

void CopyTask::make(Draws& draws, std::span<float> inputs, std::span<float> targets) const {
    const std::size_t steps = distance() + copied_, width = symbols_ + 2;
    std::ranges::fill(targets, static_cast<float>(blank()));
    for (std::size_t step = 0; step < steps; ++step) {
        std::size_t read = step == distance() - 1 ? go_mark() : blank();
        if (step < copied_) {
            read = draws.below(symbols_);
            targets[step + distance()] = static_cast<float>(read);
        }
        inputs[step * width + read] = 1;
    }
}

}  // namespace orthant::lstm
