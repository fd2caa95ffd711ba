#include "studies/lstm/memory_scores.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::lstm {

bool MemoryScores::is_wrong(const Answers& answers, std::size_t row) const {
    const float* output = answers.outputs.row(row);
    const float target = *answers.targets.row(row);
    if (shape_.loss == LossKind::squared)
        return !(std::abs(static_cast<double>(*output) - static_cast<double>(target)) < shape_.tolerance);
    const auto said = std::max_element(output, output + shape_.outputs) - output;
    return said != static_cast<std::ptrdiff_t>(target);
}

void MemoryScores::add(const Answers& answers) {
    const std::size_t sequences = answers.outputs.rows / shape_.answers();
    const auto asked = static_cast<double>(shape_.asked);
    for (std::size_t i = 0; i < sequences; ++i) {
        double loss = 0, wrong = 0;
        for (std::size_t step = shape_.answers() - shape_.asked; step < shape_.answers(); ++step) {
            const std::size_t row = step * sequences + i;
            loss += loss_of<float>(shape_.loss, answers.outputs.slice(row, 1), answers.targets.slice(row, 1));
            wrong += is_wrong(answers, row) ? 1 : 0;
        }
        losses_.add(loss / asked);
        errors_.add(wrong / asked);
    }
}

}  // namespace orthant::lstm
