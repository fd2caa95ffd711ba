#pragma once

#include "base/bytes.hpp"
#include "studies/lstm/learner.hpp"
#include "studies/lstm/memory_batch.hpp"
#include "studies/lstm/memory_curve.hpp"
#include "studies/lstm/memory_scores.hpp"
#include "studies/lstm/memory_task.hpp"

#include <cstdint>
#include <memory>

namespace orthant::lstm {

struct MemorySettings : LearnerSettings {
    MemoryRequest task;
    std::uint64_t updates = 1000;     ///< at most
    std::uint64_t check_every = 100;  ///< updates from a validation to the next
    std::uint64_t validation = 500;   ///< sequences
    std::uint64_t test = 1000;        ///< sequences
    double learned_at = 0.05;         ///< share of wrong answers in a validation that ends a trial

    /// What a trial takes, as sequences to train by: answers take a third of the time of training.
    double effort(std::uint64_t updates_made, std::uint64_t checks_made, std::uint64_t tested) const {
        return static_cast<double>(updates_made * batch) + static_cast<double>(checks_made * validation + tested) / 3;
    }
    double whole_effort() const { return effort(updates, most_checks(), test); }

    std::uint64_t most_checks() const { return (updates + check_every - 1) / check_every; }
};

/// What a trial's random numbers derive from.
struct MemoryKeys {
    std::uint64_t trial;       ///< of initial values and of training's sequences
    std::uint64_t validation;  ///< the same for trials that are compared …
    std::uint64_t test;        ///< … and this, too
};

/// One network that learns a task from sequences it never meets again, until a validation is good enough: what a point
/// of lstm.memory computes.
///
/// Sequence i of update u is number u · batch + i of its stream, so that between two updates the whole state is that of
/// the learner, the sums since the last check, and the curve.
class MemoryTrial {
  public:
    /// `pace` must outlive it.
    MemoryTrial(const MemorySettings& settings, const MemoryKeys& keys, Pace& pace);

    bool is_over() const { return curve_.stop != MemoryStop::none; }
    /// One update; behind every check_every'th and the last one, a validation. Not when it is over (contract).
    void advance();
    /// How much is done of what all updates take.
    double progress() const;
    /// When it is over: the test, unless it diverged.
    const MemoryCurve& finish();

    std::size_t parameters() const { return learner_.parameters().size(); }

    void save(ByteWriter& out) const;
    /// MalformedBytes when it is not what `save` wrote for such a trial; the trial is as it was then.
    void restore(ByteView state);

    /// Of everything that such a trial allocates, bytes.
    static std::size_t bytes(const MemorySettings& settings, std::size_t parameters);

  private:
    void check();
    MemoryScores score(std::uint64_t key, std::uint64_t sequences);

    MemorySettings settings_;
    MemoryKeys keys_;
    Pace* pace_;
    std::unique_ptr<MemoryTask> task_;
    MemoryBatch batch_;
    Learner learner_;
    EpochSums sums_;
    MemoryCurve curve_;
};

}  // namespace orthant::lstm
