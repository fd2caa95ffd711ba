#pragma once

#include "comm/communicator.hpp"

#include <vector>

namespace orthant::comm {

/// Whether the other ranks go on when one dies: where MPI has ULFM (Open MPI 5) and its launcher was asked for it
/// (mpirun --with-ft ulfm). Everywhere else the death of a rank ends the job.
bool survives_deaths();

/// Which ranks have died.
class FailedRanks {
  public:
    explicit FailedRanks(const Communicator& world);

    bool has(int rank) const { return !has_failed_.empty() && has_failed_[static_cast<std::size_t>(rank)]; }
    /// Those that died since it was last asked.
    std::vector<int> news();

  private:
    const Communicator* world_;
    std::vector<bool> has_failed_;  ///< empty where deaths are not survived
};

/// Whether a call failed since the rank at the other end is dead.
bool is_of_dead_rank(int code);

}  // namespace orthant::comm
