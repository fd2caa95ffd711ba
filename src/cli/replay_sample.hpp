#pragma once

#include <cstdint>
#include <vector>

namespace orthant::cli {

/// Which tasks are computed again: as equal a number as can be from every point, anywhere in it; from only some of the
/// points, far apart, when there are more points than tasks are wanted. A function of what it is made from.
class ReplaySample {
  public:
    /// `tasks` are how many each point offers; `key` draws.
    ReplaySample(std::vector<std::uint64_t> tasks, std::uint64_t wanted, std::uint64_t key);

    /// The chosen ones among the tasks that a point offers, counted from 0, ascending.
    std::vector<std::uint64_t> of_point(std::uint64_t point) const;
    std::uint64_t size() const { return size_; }
    /// Whether every task was chosen.
    bool is_all() const { return is_all_; }

  private:
    std::vector<std::uint64_t> offered_, chosen_;  ///< numbers of tasks, by point
    std::uint64_t key_;
    std::uint64_t size_ = 0;
    bool is_all_ = false;
};

}  // namespace orthant::cli
