#pragma once

#include "base/bytes.hpp"
#include "data/sequence_set.hpp"
#include "studies/lstm/buffer.hpp"
#include "studies/lstm/learner.hpp"
#include "studies/lstm/learning_curve.hpp"
#include "studies/lstm/scores.hpp"
#include "studies/lstm/trial_settings.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace orthant::lstm {

/// One network, trained until it stops getting better: what a point of lstm.train computes.
///
/// Between two updates its whole state is that of the learner, the best parameters so far, where it is, and the curve;
/// every random number is a function of (key, update or epoch), so that a trial goes on anywhere.
class Trial {
  public:
    /// `data` and `pace` must outlive it.
    Trial(const TrialSettings& settings, const data::SequenceView& data, std::span<const double> target_scales,
          std::uint64_t key, Pace& pace);

    bool is_over() const { return curve_.stop != StopReason::none; }
    /// One batch of sequences; behind the last one of an epoch, the validation. Not when it is over (contract).
    void advance();
    /// How much is done of what all epochs take; validation takes a third of the time of training.
    double progress() const;
    /// When it is over: the test part with the best parameters, where validation found some.
    const LearningCurve& finish();

    const LearningCurve& curve() const { return curve_; }

    const ParameterLayout& layout() const { return learner_.layout(); }
    std::size_t parameters() const { return best_.size(); }
    /// As the last update left them.
    std::span<const float> current_parameters() const { return learner_.parameters(); }
    /// Of the best epoch; zeros where there is none.
    std::span<const float> best_parameters() const { return best_.span(); }

    void save(ByteWriter& out) const;
    /// MalformedBytes when it is not what `save` wrote for such a trial; the trial is as it was then.
    void restore(ByteView state);

    /// Of everything that such a trial allocates, bytes.
    static std::size_t bytes(const TrialSettings& settings, const BatchSize& largest, std::size_t parameters,
                             std::size_t sequences);

  private:
    void begin_epoch();
    void end_epoch();
    Scores score(data::SetPart part, const float* parameters);
    void diverge() { curve_.stop = StopReason::diverged; }

    TrialSettings settings_;
    const data::SequenceView* data_;
    std::span<const double> target_scales_;
    std::uint64_t key_;
    Learner learner_;
    Buffer<float> best_;
    std::vector<std::uint32_t> order_;  ///< training sequences as this epoch takes them

    double training_share_;  ///< of the time of an epoch

    std::uint64_t next_ = 0;  ///< place in the order of the next batch
    EpochSums sums_;
    LearningCurve curve_;
};

}  // namespace orthant::lstm
