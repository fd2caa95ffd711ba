#pragma once

#include "job/job.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace orthant::job {

/// One combination of the outer axes, in a search with one trial, with one replicate. Cheap to make and to copy: no
/// more than its number.
class Point {
  public:
    /// `index` below the points of the job's Space.
    Point(const Job& job, std::uint64_t index) : job_(&job), index_(index) {}

    std::uint64_t index() const { return index_; }
    std::uint64_t replicate() const { return index_ % static_cast<std::uint64_t>(job_->replicates); }

    /// 0 without a search.
    std::uint64_t trial() const;

    /// Hash of (seed, every outer parameter's name and value, replicate): what its random numbers derive from. In a
    /// search the trial's number stands for what it draws.
    /// Adding a value to an axis, a trial, or moving a parameter between [space] and [settings], leaves it unchanged.
    /// Computed at every call.
    std::uint64_t key() const;

    /// A parameter's value at this point, by axis, drawn or fixed; a contract violation for inner axes or another type.
    std::int64_t integer(std::string_view name) const;
    double real(std::string_view name) const;
    const std::string& text(std::string_view name) const;
    bool boolean(std::string_view name) const;

    /// "D=3 source=cube", in a search "D=3 trial=17 rate=0.01" (and "replicate=2" where there are several): for
    /// messages.
    std::string label() const;

  private:
    Value value(std::string_view name) const;
    std::uint64_t index_on(const Axis& axis) const;

    const Job* job_;
    std::uint64_t index_;
};

/// All points of a job: the outer axes in job order, row-major (the last varies fastest), the replicate innermost. The
/// trials of a search come slowest of all, so that more of them only add points behind the others.
/// Keeps a pointer to the job, which must outlive it. Points are made on demand: nothing here grows with their number.
class Space {
  public:
    explicit Space(const Job& job);

    std::uint64_t points() const { return points_; }
    Point point(std::uint64_t index) const;
    const Job& job() const { return *job_; }
    const std::vector<const Axis*>& outer_axes() const { return outer_; }

  private:
    const Job* job_;
    std::vector<const Axis*> outer_;
    std::uint64_t points_;
};

}  // namespace orthant::job
