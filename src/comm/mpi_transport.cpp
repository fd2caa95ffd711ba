#include "comm/mpi_transport.hpp"

#include "base/contract.hpp"
#include "comm/communicator_impl.hpp"

#include <utility>

namespace orthant::comm {
namespace {

constexpr int tag = 1;

}  // namespace

struct MpiTransport::Pending {
    Message message;
    MPI_Request request = MPI_REQUEST_NULL;

    enum class State { under_way, complete, dropped };

    /// Dropped: the rank at the other end is dead.
    State test() {
        int flag = 0;
        const int code = MPI_Test(&request, &flag, MPI_STATUS_IGNORE);
        if (is_of_dead_rank(code)) return State::dropped;
        check_mpi(code, "MPI_Test");
        return flag != 0 ? State::complete : State::under_way;
    }
};

MpiTransport::MpiTransport(const Communicator& world) : world_(&world), failed_(world) {}
MpiTransport::~MpiTransport() = default;

int MpiTransport::rank() const {
    return world_->rank();
}

int MpiTransport::size() const {
    return world_->size();
}

void MpiTransport::send(int to, Bytes bytes) {
    ORTHANT_EXPECT(bytes.size() <= max_message_bytes);
    if (to == rank()) {
        to_self_.push_back({to, std::move(bytes)});
        return;
    }
    if (failed_.has(to)) return;
    auto pending = std::make_unique<Pending>();
    pending->message = {rank(), std::move(bytes)};
    const Bytes& payload = pending->message.bytes;
    const int code = MPI_Isend(payload.data(), static_cast<int>(payload.size()), MPI_BYTE, to, tag,
                               world_->impl().comm.get(), &pending->request);
    if (is_of_dead_rank(code)) return;
    check_mpi(code, "MPI_Isend");
    sends_.push_back(std::move(pending));
}

std::optional<Message> MpiTransport::receive() {
    test_sends();
    if (!to_self_.empty()) {
        Message message = std::move(to_self_.front());
        to_self_.pop_front();
        return message;
    }
    start_receives();
    while (!receives_.empty()) {
        const Pending::State state = receives_.front()->test();
        if (state == Pending::State::under_way) break;
        Message message = std::move(receives_.front()->message);
        receives_.pop_front();
        if (state == Pending::State::complete) return message;
    }
    return std::nullopt;
}

std::vector<int> MpiTransport::newly_dead() {
    return failed_.news();
}

bool MpiTransport::all_sent() const {
    return sends_.empty() && to_self_.empty();
}

void MpiTransport::test_sends() {
    while (!sends_.empty() && sends_.front()->test() != Pending::State::under_way) sends_.pop_front();
}

void MpiTransport::start_receives() {
    MPI_Comm comm = world_->impl().comm.get();
    for (;;) {
        int flag = 0;
        MPI_Status status;
        const int probed = MPI_Iprobe(MPI_ANY_SOURCE, tag, comm, &flag, &status);
        if (is_of_dead_rank(probed)) return;
        check_mpi(probed, "MPI_Iprobe");
        if (flag == 0) return;
        int length = 0;
        check_mpi(MPI_Get_count(&status, MPI_BYTE, &length), "MPI_Get_count");
        auto pending = std::make_unique<Pending>();
        pending->message = {status.MPI_SOURCE, Bytes(static_cast<std::size_t>(length))};
        const int code =
            MPI_Irecv(pending->message.bytes.data(), length, MPI_BYTE, status.MPI_SOURCE, tag, comm, &pending->request);
        if (is_of_dead_rank(code)) return;
        check_mpi(code, "MPI_Irecv");
        receives_.push_back(std::move(pending));
        if (receives_.size() >= 64) return;
    }
}

}  // namespace orthant::comm
