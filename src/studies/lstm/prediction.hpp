#pragma once

#include "data/unanswered.hpp"
#include "studies/lstm/network_answers.hpp"
#include "studies/lstm/train_job.hpp"
#include "study/prediction.hpp"

#include <cstdint>

namespace orthant::lstm {

/// What was asked, and in which words the answers are to be given.
struct Question {
    TrainJob::DataKind kind;
    data::SequenceTask task;
    LossKind loss;
    const data::SequenceOutline& learned;
    const data::Unanswered& unanswered;
    std::uint64_t horizon = 0;     ///< of series
    std::uint64_t first_step = 0;  ///< which step of a sequence its first answer is for
};

/// Over the dimension `answer`: the sequence that is answered, the step where there are several to a sequence, the time
/// where it is a series, and the answers: numbers in the units of the targets (and the standard deviation where
/// the loss is gaussian), or the class and the probability of each.
study::Prediction prediction_of(const Question& question, const NetworkAnswers& answers);

}  // namespace orthant::lstm
