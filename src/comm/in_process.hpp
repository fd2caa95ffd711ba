#pragma once

#include "comm/transport.hpp"

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace orthant::comm {

/// The ranks of a job inside one process: queues instead of MPI. Endpoints may live in different threads.
class InProcessNetwork {
  public:
    explicit InProcessNetwork(int size);

    /// The network must outlive it.
    std::unique_ptr<Transport> endpoint(int rank);
    /// The others are told that this rank is dead.
    void kill(int rank);

  private:
    class Endpoint;
    struct Inbox {
        std::mutex mutex;
        std::atomic<bool> is_dead{false};
        std::deque<Message> messages;
    };
    std::vector<std::unique_ptr<Inbox>> inboxes_;
};

}  // namespace orthant::comm
