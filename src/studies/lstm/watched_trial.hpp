#pragma once

#include "base/bytes.hpp"
#include "data/sequence_set.hpp"
#include "studies/lstm/gradient_norms.hpp"
#include "studies/lstm/gradient_profile.hpp"
#include "studies/lstm/gradients_job.hpp"
#include "studies/lstm/pace.hpp"
#include "studies/lstm/trial.hpp"
#include "study/task_context.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::lstm {

/// A network in training, and what its gradients were like at the moments so far: what a point of lstm.gradients
/// computes.
class WatchedTrial {
  public:
    /// `job`, `set` and `pace` must outlive it.
    WatchedTrial(const GradientsJob& job, const TrialSettings& settings, const data::SequenceSet& set,
                 std::uint64_t key, Pace& pace);
    /// The trial and the probe are told where the view is.
    WatchedTrial(const WatchedTrial&) = delete;
    WatchedTrial& operator=(const WatchedTrial&) = delete;

    /// To the last moment, from where a former run left its state.
    void run(study::TaskContext& context);

    /// The profiles, from the earliest moment on.
    void write(ByteWriter& record) const;

    /// Of everything that one allocates, the set not counted, bytes.
    static std::size_t bytes(const GradientsJob& job, const TrialSettings& settings, std::size_t length);

  private:
    GradientProfile look();
    double progress() const;
    void save(ByteWriter& out) const;
    void restore(ByteView saved);

    const GradientsJob* job_;
    TrialSettings settings_;
    std::size_t length_;
    data::SequenceView view_;
    Pace* pace_;
    Trial trial_;
    GradientProbe probe_;
    std::vector<GradientProfile> profiles_;
};

}  // namespace orthant::lstm
