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

    bool test() {
        int flag = 0;
        check_mpi(MPI_Test(&request, &flag, MPI_STATUS_IGNORE), "MPI_Test");
        return flag != 0;
    }
};

MpiTransport::MpiTransport(const Communicator& world) : world_(&world) {}
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
    auto pending = std::make_unique<Pending>();
    pending->message = {rank(), std::move(bytes)};
    const Bytes& payload = pending->message.bytes;
    check_mpi(MPI_Isend(payload.data(), static_cast<int>(payload.size()), MPI_BYTE, to, tag, world_->impl().comm.get(),
                        &pending->request),
              "MPI_Isend");
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
    if (receives_.empty() || !receives_.front()->test()) return std::nullopt;
    Message message = std::move(receives_.front()->message);
    receives_.pop_front();
    return message;
}

bool MpiTransport::all_sent() const {
    return sends_.empty() && to_self_.empty();
}

void MpiTransport::test_sends() {
    while (!sends_.empty() && sends_.front()->test()) sends_.pop_front();
}

void MpiTransport::start_receives() {
    MPI_Comm comm = world_->impl().comm.get();
    for (;;) {
        int flag = 0;
        MPI_Status status;
        check_mpi(MPI_Iprobe(MPI_ANY_SOURCE, tag, comm, &flag, &status), "MPI_Iprobe");
        if (flag == 0) return;
        int length = 0;
        check_mpi(MPI_Get_count(&status, MPI_BYTE, &length), "MPI_Get_count");
        auto pending = std::make_unique<Pending>();
        pending->message = {status.MPI_SOURCE, Bytes(static_cast<std::size_t>(length))};
        check_mpi(
            MPI_Irecv(pending->message.bytes.data(), length, MPI_BYTE, status.MPI_SOURCE, tag, comm, &pending->request),
            "MPI_Irecv");
        receives_.push_back(std::move(pending));
        if (receives_.size() >= 64) return;
    }
}

}  // namespace orthant::comm
