#pragma once

#include "studies/dimension/hub_set.hpp"

#include <cstdint>

namespace orthant::dimension {

/// How the rows of a set are cut into blocks of queries, a task each: about a fifth of a second of searching, but no
/// fewer rows than pay for drawing the set and for a record of it. Never to change: a task's record depends on it.
/// Tasks count on from set to set.
class QueryBlocks {
  public:
    /// So many `nearest` of each row are wanted: it matters to forecasts only.
    QueryBlocks(const HubSetKind& kind, std::uint64_t nearest);

    /// Of a set.
    std::uint64_t count() const { return (rows_ + per_task_ - 1) / per_task_; }
    std::uint64_t set_of(std::uint64_t task) const { return task / count(); }
    /// The rows first_of, …, first_of + queries_of − 1 are a task's queries.
    std::uint64_t first_of(std::uint64_t task) const { return task % count() * per_task_; }
    std::uint64_t queries_of(std::uint64_t task) const;
    double seconds(std::uint64_t task) const;

  private:
    std::uint64_t rows_;
    std::uint64_t per_task_;
    double seconds_of_query_;
    double seconds_of_drawing_;
};

}  // namespace orthant::dimension
