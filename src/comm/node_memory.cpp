#include "comm/node_memory.hpp"

#include "comm/communicator_impl.hpp"

#include <cstdint>
#include <utility>

namespace orthant::comm {
namespace {

constexpr std::uintptr_t alignment = 64;

}  // namespace

struct NodeMemory::Impl {
    CommHandle node;
    int node_rank = 0;
    int ranks = 1;
    int filler = 0;
    MPI_Win window = MPI_WIN_NULL;
    std::span<std::byte> memory;

    explicit Impl(CommHandle handle) : node(std::move(handle)) {}
    ~Impl() {
        if (window != MPI_WIN_NULL) MPI_Win_free(&window);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
};

NodeMemory::NodeMemory(const Communicator& world, std::uint64_t bytes, Sharing sharing) {
    MPI_Comm node = MPI_COMM_NULL;
    if (sharing == Sharing::nobody)
        check_mpi(MPI_Comm_dup(MPI_COMM_SELF, &node), "MPI_Comm_dup");
    else
        check_mpi(
            MPI_Comm_split_type(world.impl().comm.get(), MPI_COMM_TYPE_SHARED, world.rank(), MPI_INFO_NULL, &node),
            "MPI_Comm_split_type");
    impl_ = std::make_unique<Impl>(CommHandle(node));
    check_mpi(MPI_Comm_rank(node, &impl_->node_rank), "MPI_Comm_rank");
    check_mpi(MPI_Comm_size(node, &impl_->ranks), "MPI_Comm_size");
    impl_->filler = world.rank();
    check_mpi(MPI_Bcast(&impl_->filler, 1, MPI_INT, 0, node), "MPI_Bcast");
    if (bytes == 0) return;

    const MPI_Aint own = impl_->node_rank == 0 ? static_cast<MPI_Aint>(bytes + alignment) : 0;
    void* base = nullptr;
    check_mpi(MPI_Win_allocate_shared(own, 1, MPI_INFO_NULL, node, static_cast<void*>(&base), &impl_->window),
              "MPI_Win_allocate_shared");
    MPI_Aint size = 0;
    int unit = 0;
    check_mpi(MPI_Win_shared_query(impl_->window, 0, &size, &unit, static_cast<void*>(&base)), "MPI_Win_shared_query");
    const auto address = reinterpret_cast<std::uintptr_t>(base);
    const std::uintptr_t padding = (alignment - address % alignment) % alignment;
    impl_->memory = {static_cast<std::byte*>(base) + padding, static_cast<std::size_t>(bytes)};
}

NodeMemory::~NodeMemory() = default;
NodeMemory::NodeMemory(NodeMemory&&) noexcept = default;
NodeMemory& NodeMemory::operator=(NodeMemory&&) noexcept = default;

bool NodeMemory::is_filler() const {
    return impl_->node_rank == 0;
}

int NodeMemory::filler() const {
    return impl_->filler;
}

int NodeMemory::ranks() const {
    return impl_->ranks;
}

std::span<std::byte> NodeMemory::memory() const {
    return impl_->memory;
}

void NodeMemory::publish() {
    if (impl_->window != MPI_WIN_NULL) check_mpi(MPI_Win_fence(0, impl_->window), "MPI_Win_fence");
    check_mpi(MPI_Barrier(impl_->node.get()), "MPI_Barrier");
}

}  // namespace orthant::comm
