#include "comm/failed_ranks.hpp"

#include "comm/communicator_impl.hpp"

#if defined(OPEN_MPI) && __has_include(<mpi-ext.h>)
#include <mpi-ext.h>
#endif

#include <numeric>

namespace orthant::comm {

#ifdef OMPI_HAVE_MPI_EXT_FTMPI

namespace {

class GroupHandle {
  public:
    explicit GroupHandle(MPI_Group group) : group_(group) {}
    ~GroupHandle() { MPI_Group_free(&group_); }
    GroupHandle(const GroupHandle&) = delete;
    GroupHandle& operator=(const GroupHandle&) = delete;

    MPI_Group get() const { return group_; }
    int size() const {
        int count = 0;
        check_mpi(MPI_Group_size(group_, &count), "MPI_Group_size");
        return count;
    }

  private:
    MPI_Group group_;
};

GroupHandle failed_group(MPI_Comm comm) {
    MPI_Group group = MPI_GROUP_NULL;
    check_mpi(MPIX_Comm_get_failed(comm, &group), "MPIX_Comm_get_failed");
    return GroupHandle(group);
}

GroupHandle group_of(MPI_Comm comm) {
    MPI_Group group = MPI_GROUP_NULL;
    check_mpi(MPI_Comm_group(comm, &group), "MPI_Comm_group");
    return GroupHandle(group);
}

/// Ranks of the communicator that have failed; receives from any rank go on past them.
std::vector<int> acknowledged_failures(MPI_Comm comm) {
    const GroupHandle failed = failed_group(comm);
    const int count = failed.size();
    std::vector<int> ranks(static_cast<std::size_t>(count));
    if (count == 0) return ranks;
    std::vector<int> places(ranks.size());
    std::iota(places.begin(), places.end(), 0);
    const GroupHandle all = group_of(comm);
    check_mpi(MPI_Group_translate_ranks(failed.get(), count, places.data(), all.get(), ranks.data()),
              "MPI_Group_translate_ranks");
    int acknowledged = 0;
    check_mpi(MPIX_Comm_ack_failed(comm, count, &acknowledged), "MPIX_Comm_ack_failed");
    return ranks;
}

}  // namespace

bool survives_deaths() {
    void* value = nullptr;
    int is_set = 0;
    check_mpi(MPI_Comm_get_attr(MPI_COMM_WORLD, MPIX_FT, static_cast<void*>(&value), &is_set), "MPI_Comm_get_attr");
    return is_set != 0 && *static_cast<int*>(value) != 0;
}

bool is_of_dead_rank(int code) {
    int error_class = MPI_SUCCESS;
    if (code != MPI_SUCCESS) MPI_Error_class(code, &error_class);
    return error_class == MPIX_ERR_PROC_FAILED || error_class == MPIX_ERR_PROC_FAILED_PENDING;
}

std::vector<int> FailedRanks::news() {
    std::vector<int> dead;
    if (has_failed_.empty()) return dead;
    for (const int rank : acknowledged_failures(world_->impl().comm.get())) {
        if (has(rank)) continue;
        has_failed_[static_cast<std::size_t>(rank)] = true;
        dead.push_back(rank);
    }
    return dead;
}

#else

bool survives_deaths() {
    return false;
}

bool is_of_dead_rank(int /*code*/) {
    return false;
}

std::vector<int> FailedRanks::news() {
    return {};
}

#endif

FailedRanks::FailedRanks(const Communicator& world)
    : world_(&world), has_failed_(survives_deaths() ? static_cast<std::size_t>(world.size()) : 0, false) {}

}  // namespace orthant::comm
