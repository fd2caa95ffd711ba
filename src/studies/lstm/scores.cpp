#include "studies/lstm/scores.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::lstm {

double Scores::missed(std::span<const float> outputs, std::span<const float> targets) const {
    switch (loss_kind_) {
        case LossKind::softmax: {
            const auto best = std::ranges::max_element(outputs) - outputs.begin();
            return best == static_cast<std::ptrdiff_t>(targets[0]) ? 0 : 1;
        }
        case LossKind::sigmoid: {
            double wrong = 0;
            for (std::size_t j = 0; j < targets.size(); ++j)
                if ((outputs[j] > 0) != (targets[j] > 0.5f)) ++wrong;
            return wrong;
        }
        case LossKind::squared:
        case LossKind::gaussian:
            break;
    }
    double squares = 0;
    for (std::size_t j = 0; j < targets.size(); ++j) {
        const double missed = (static_cast<double>(outputs[j]) - static_cast<double>(targets[j])) * scales_[j];
        squares += missed * missed;
    }
    return squares;
}

void Scores::add(const Answers& answers) {
    loss_sum_ += loss_of<float>(loss_kind_, answers.outputs, answers.targets);
    for (std::size_t i = 0; i < answers.outputs.rows; ++i)
        missed_sum_ += missed({answers.outputs.row(i), answers.outputs.columns},
                              {answers.targets.row(i), answers.targets.columns});
    rows_ += answers.outputs.rows;
    values_ += answers.outputs.rows * answers.targets.columns;
}

double Scores::error() const {
    const double mean = missed_sum_ / static_cast<double>(values_);
    return loss_kind_ == LossKind::squared || loss_kind_ == LossKind::gaussian ? std::sqrt(mean) : mean;
}

}  // namespace orthant::lstm
