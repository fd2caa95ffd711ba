#pragma once

#include "base/bytes.hpp"
#include "data/sequence_set.hpp"
#include "studies/lstm/learning_curve.hpp"
#include "studies/lstm/model.hpp"
#include "studies/lstm/optimiser.hpp"
#include "studies/lstm/scores.hpp"
#include "studies/lstm/trial_settings.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace orthant::lstm {

/// One network, trained until it stops getting better: what a point of lstm.train computes.
///
/// Between two updates its whole state is the parameters, those of the optimiser, the best ones so far, where it is,
/// and the curve; every random number is a function of (key, update or epoch), so that a trial goes on anywhere.
class Trial {
  public:
    /// `data` and `pace` must outlive it.
    Trial(const TrialSettings& settings, const data::SequenceView& data, std::span<const double> target_scales,
          std::uint64_t key, Pace& pace);

    bool is_over() const { return curve_.stop != StopReason::none; }
    /// One batch of sequences; behind the last one of an epoch, the validation. Not when it is over (contract).
    void advance();
    /// When it is over: the test part with the best parameters, where validation found some.
    const LearningCurve& finish();

    std::size_t parameters() const { return parameters_.size(); }
    /// Of the best epoch; zeros where there is none.
    std::span<const float> best_parameters() const { return best_.span(); }
    const ParameterLayout& layout() const { return model_->layout(); }

    void save(ByteWriter& out) const;
    /// MalformedBytes when it is not what `save` wrote for such a trial; the trial is as it was then.
    void restore(ByteView state);

    /// Of everything that such a trial allocates, bytes.
    static std::size_t bytes(const TrialSettings& settings, const BatchSize& largest, std::size_t parameters,
                             std::size_t sequences);

  private:
    void begin_epoch();
    void train(std::span<const std::uint32_t> sequences);
    void end_epoch();
    Scores score(data::SetPart part, const float* parameters);
    void diverge() { curve_.stop = StopReason::diverged; }

    TrialSettings settings_;
    const data::SequenceView* data_;
    std::span<const double> target_scales_;
    std::uint64_t key_;
    std::uint64_t noise_key_;
    std::unique_ptr<Model> model_;
    Buffer<float> parameters_, gradient_, best_;
    Optimiser<float> optimiser_;
    std::vector<std::uint32_t> order_;  ///< training sequences as this epoch takes them

    std::uint64_t next_ = 0;  ///< place in the order of the next batch
    EpochSums sums_;
    LearningCurve curve_;
};

}  // namespace orthant::lstm
