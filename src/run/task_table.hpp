#pragma once

#include "study/task_outcome.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace orthant::run {

/// Single tasks and what each is expected to cost: a hash table in one array (linear probing), since the coordinator
/// adds and takes hundreds of thousands of them in a second.
class TaskTable {
  public:
    /// A task that is not there yet; the cost is positive.
    void add(study::TaskId id, double cost);
    /// Takes the task out; its cost, or none if it is not there.
    std::optional<double> take(study::TaskId id);
    std::size_t size() const { return size_; }

    template <class Visit>
    void visit(Visit&& visit) const {
        for (const Slot& slot : slots_)
            if (slot.cost > 0) visit(slot.id, slot.cost);
    }

  private:
    struct Slot {
        study::TaskId id = {};
        double cost = 0;  ///< 0: the slot is free
    };
    std::size_t home(study::TaskId id) const;
    std::size_t next(std::size_t place) const { return (place + 1) & (slots_.size() - 1); }
    void put(const Slot& slot);
    void grow();

    std::vector<Slot> slots_;  ///< a power of two of them, at most half of them taken
    std::size_t size_ = 0;
};

}  // namespace orthant::run
