#pragma once

#include "base/bytes.hpp"

#include <optional>
#include <vector>

namespace orthant::comm {

struct Message {
    int from = 0;
    Bytes bytes;
};

/// Messages between ranks, none of whose calls ever blocks. Messages of one sender arrive in the order sent.
class Transport {
  public:
    virtual ~Transport() = default;

    virtual int rank() const = 0;
    virtual int size() const = 0;
    /// Takes the bytes and returns; a rank may send to itself. At most max_message_bytes.
    virtual void send(int to, Bytes bytes) = 0;
    /// The next message that has arrived, if any; moves the sends along too.
    virtual std::optional<Message> receive() = 0;
    /// Whether every message sent has left.
    virtual bool all_sent() const = 0;
    /// Ranks that died since it was last asked; what is sent to them is dropped. None where the death of a rank ends
    /// the job. It takes a while: not for every message.
    virtual std::vector<int> newly_dead() = 0;
};

inline constexpr std::size_t max_message_bytes = std::size_t{1} << 30;

}  // namespace orthant::comm
