#pragma once

#include "data/sequence_set.hpp"
#include "job/job.hpp"
#include "job/space.hpp"
#include "studies/lstm/pace.hpp"
#include "studies/lstm/trial_settings.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::lstm {

/// What a job of lstm.gradients asks at all its points alike.
struct GradientsJob {
    std::vector<std::uint64_t> epochs;  ///< as the job lists them
    std::vector<std::size_t> moments;   ///< places in `epochs`, from the earliest on
    std::size_t longest;                ///< steps of the longest sequences of the job
    std::size_t symbols;
    std::uint64_t sequences;  ///< to learn from
    std::uint64_t probes;     ///< to look at gradients with; as many more for validation

    explicit GradientsJob(const job::Job& job);

    std::uint64_t last_epoch() const { return epochs[moments.back()]; }
    std::uint64_t all_sequences() const { return sequences + 2 * probes; }
    /// What so much takes, as sequences to train by. Validation takes a third of what training takes; looking at
    /// gradients, in double precision, nine times as long.
    double effort(double trained_epochs, std::size_t looks) const {
        const auto of = [](std::uint64_t count) { return static_cast<double>(count); };
        return trained_epochs * (of(sequences) + of(probes) / 3) + 9 * of(looks) * of(probes);
    }
    double whole_effort() const { return effort(static_cast<double>(last_epoch()), epochs.size()); }
    std::size_t inputs() const { return 2 * symbols; }
    static std::size_t length(const job::Point& point);

    /// All epochs are trained, however validation goes.
    TrialSettings trial(const job::Point& point) const;
    /// A function of the seed, the replicate and the length: points are compared on the same sequences.
    data::SequenceSet made(const job::Job& job, const job::Point& point, Pace& pace) const;
    /// Of that, bytes.
    std::size_t made_bytes(const job::Point& point) const;
};

}  // namespace orthant::lstm
