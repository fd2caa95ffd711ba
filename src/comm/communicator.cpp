#include "comm/communicator.hpp"

#include "base/contract.hpp"
#include "comm/communicator_impl.hpp"
#include "comm/failed_ranks.hpp"

#include <limits>
#include <numeric>
#include <utility>

namespace orthant::comm {

Communicator::Communicator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Communicator::~Communicator() = default;
Communicator::Communicator(Communicator&&) noexcept = default;
Communicator& Communicator::operator=(Communicator&&) noexcept = default;

Communicator Communicator::world() {
    MPI_Comm duplicate = MPI_COMM_NULL;
    check_mpi(MPI_Comm_dup(MPI_COMM_WORLD, &duplicate), "MPI_Comm_dup");
    auto impl = std::make_unique<Impl>(Impl{.comm = CommHandle(duplicate)});
    if (survives_deaths()) check_mpi(MPI_Comm_set_errhandler(duplicate, MPI_ERRORS_RETURN), "MPI_Comm_set_errhandler");
    check_mpi(MPI_Comm_rank(duplicate, &impl->rank), "MPI_Comm_rank");
    check_mpi(MPI_Comm_size(duplicate, &impl->size), "MPI_Comm_size");
    return Communicator(std::move(impl));
}

int Communicator::rank() const {
    return impl_->rank;
}

int Communicator::size() const {
    return impl_->size;
}

Bytes Communicator::broadcast(Bytes from_root) const {
    auto length = static_cast<std::uint64_t>(from_root.size());
    check_mpi(MPI_Bcast(&length, 1, MPI_UINT64_T, 0, impl_->comm.get()), "MPI_Bcast");
    ORTHANT_EXPECT(length <= static_cast<std::uint64_t>(std::numeric_limits<int>::max()));
    from_root.resize(length);
    check_mpi(MPI_Bcast(from_root.data(), static_cast<int>(length), MPI_BYTE, 0, impl_->comm.get()), "MPI_Bcast");
    return from_root;
}

std::vector<std::string> Communicator::gather(const std::string& text) const {
    const bool is_root = impl_->rank == 0;
    const int length = static_cast<int>(text.size());
    const std::vector<int> lengths = gather(length);
    std::vector<int> offsets(lengths.size());
    std::exclusive_scan(lengths.begin(), lengths.end(), offsets.begin(), 0);
    std::string all(is_root ? static_cast<std::size_t>(offsets.back() + lengths.back()) : 0, '\0');
    check_mpi(MPI_Gatherv(text.data(), length, MPI_CHAR, all.data(), lengths.data(), offsets.data(), MPI_CHAR, 0,
                          impl_->comm.get()),
              "MPI_Gatherv");
    std::vector<std::string> texts;
    for (std::size_t r = 0; r < lengths.size(); ++r)
        texts.push_back(all.substr(static_cast<std::size_t>(offsets[r]), static_cast<std::size_t>(lengths[r])));
    return texts;
}

std::vector<int> Communicator::gather(int number) const {
    std::vector<int> numbers(impl_->rank == 0 ? static_cast<std::size_t>(impl_->size) : 0);
    check_mpi(MPI_Gather(&number, 1, MPI_INT, numbers.data(), 1, MPI_INT, 0, impl_->comm.get()), "MPI_Gather");
    return numbers;
}

int Communicator::maximum(int value) const {
    int largest = value;
    check_mpi(MPI_Allreduce(&value, &largest, 1, MPI_INT, MPI_MAX, impl_->comm.get()), "MPI_Allreduce");
    return largest;
}

void Communicator::barrier() const {
    check_mpi(MPI_Barrier(impl_->comm.get()), "MPI_Barrier");
}

}  // namespace orthant::comm
