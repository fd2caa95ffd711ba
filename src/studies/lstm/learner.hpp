#pragma once

#include "base/bytes.hpp"
#include "studies/lstm/buffer.hpp"
#include "studies/lstm/learner_settings.hpp"
#include "studies/lstm/learning_curve.hpp"
#include "studies/lstm/model.hpp"
#include "studies/lstm/optimiser.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace orthant::lstm {

/// A network with its parameters and what moves them: it takes batches of sequences, and answers.
///
/// Every random number is a function of (key, update): what it becomes depends on the batches it was given, and on
/// nothing else.
class Learner {
  public:
    /// What training changes.
    struct State {
        Buffer<float> parameters;
        Optimiser<float> optimiser;
        std::uint64_t updates;
    };

    /// `data` and `pace` must outlive it.
    Learner(const LearnerSettings& settings, const data::SequenceView& data, std::uint64_t key, Pace& pace);

    /// One update for each piece of the batch, added to the sums; false where a loss or gradient was not finite: the
    /// parameters are lost then.
    bool train(std::span<const std::uint32_t> sequences, EpochSums& sums);
    /// Valid until the next call.
    Answers answers(std::span<const std::uint32_t> sequences, const float* parameters);

    const ParameterLayout& layout() const { return model_->layout(); }
    std::span<const float> parameters() const { return state_.parameters.span(); }
    std::uint64_t updates() const { return state_.updates; }

    void save(ByteWriter& out) const;
    /// What a learner of the same settings saved: MalformedBytes where it is none.
    State read(ByteReader& in) const;
    void restore(State state) { state_ = std::move(state); }

    /// Of everything that it allocates for batches up to this size, bytes.
    static std::size_t bytes(const LearnerSettings& settings, const BatchSize& largest, std::size_t parameters);

  private:
    LearnerSettings settings_;
    std::uint64_t key_;
    std::uint64_t noise_key_;
    std::unique_ptr<Model> model_;
    State state_;
    Buffer<float> gradient_;
};

}  // namespace orthant::lstm
