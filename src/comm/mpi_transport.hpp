#pragma once

#include "comm/communicator.hpp"
#include "comm/failed_ranks.hpp"
#include "comm/transport.hpp"

#include <deque>
#include <memory>
#include <vector>

namespace orthant::comm {

/// Transport over MPI with Isend, Irecv, Iprobe and Test alone.
class MpiTransport final : public Transport {
  public:
    /// `world` must outlive it, and have no other point-to-point traffic.
    explicit MpiTransport(const Communicator& world);
    /// Wait for all_sent() first: MPI may still read the bytes of a send that has not left.
    ~MpiTransport() override;

    int rank() const override;
    int size() const override;
    void send(int to, Bytes bytes) override;
    std::optional<Message> receive() override;
    bool all_sent() const override;
    std::vector<int> newly_dead() override;

  private:
    struct Pending;
    void test_sends();
    void start_receives();

    const Communicator* world_;
    FailedRanks failed_;
    std::deque<Message> to_self_;
    std::deque<std::unique_ptr<Pending>> sends_;
    std::deque<std::unique_ptr<Pending>> receives_;
};

}  // namespace orthant::comm
