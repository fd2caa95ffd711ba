#pragma once

#include <cstdint>

namespace orthant::dimension {

/// How the samples of a point are cut into tasks: a function of the point's work and samples only, and never to change,
/// since a task's number is part of its random numbers.
///
/// About a fifth of a second of work each, and at least eight tasks from 512 samples on. Tasks behind these are drawn
/// only where a target_stderr asks for more: they double every 64 tasks until they are as long as the others may be.
class SampleTasks {
  public:
    /// `coordinates_per_sample`: the work of a sample, in coordinates drawn from the cube, roughly; `samples` at
    /// least 1.
    SampleTasks(double coordinates_per_sample, double seconds_per_sample, std::uint64_t samples);

    /// Those of the samples asked for.
    std::uint64_t count() const { return (samples_ + per_task_ - 1) / per_task_; }
    /// Of any task, also behind those.
    std::uint64_t samples_of(std::uint64_t task) const;
    /// In the first so many tasks.
    std::uint64_t samples_before(std::uint64_t task) const;
    double seconds(std::uint64_t task) const;

  private:
    std::uint64_t size_behind(std::uint64_t doublings) const;

    double seconds_per_sample_;
    std::uint64_t samples_;
    std::uint64_t most_per_task_;
    std::uint64_t per_task_;
};

}  // namespace orthant::dimension
