#pragma once

#include "studies/dimension/angle_tally.hpp"
#include "studies/dimension/pair_sampler.hpp"
#include "studies/dimension/sources.hpp"

#include <cstdint>

namespace orthant::dimension {

/// How the pairs of a point are cut into tasks: a function of (source, D, pairs) only, and never to change, since a
/// task's number is part of its random numbers.
/// About a fifth of a second of work each, and at least eight tasks from 512 pairs on.
class AngleTasks {
  public:
    AngleTasks(Source source, std::uint64_t dimension, std::uint64_t pairs);

    std::uint64_t count() const { return (pairs_ + pairs_per_task_ - 1) / pairs_per_task_; }
    std::uint64_t pairs_of(std::uint64_t task) const;

    /// Expected on one core, from measurements on an AMD EPYC with AVX-512 (orthant_bench): a time for each task,
    /// one for each pair and one for each coordinate drawn, which come in fours.
    double seconds(std::uint64_t task) const;

  private:
    double seconds_per_pair_;
    std::uint64_t pairs_;
    std::uint64_t pairs_per_task_;
};

/// Draws pairs first … first + count − 1 of the sampler's task and adds their angles to the tally.
void tally_pairs(const PairSampler& sampler, std::uint64_t first, std::uint64_t count, Pacer& pacer, AngleTally& tally,
                 std::size_t shift_bytes = shift_bytes_from_environment());

}  // namespace orthant::dimension
