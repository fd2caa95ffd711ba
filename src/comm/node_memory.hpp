#pragma once

#include "base/bytes.hpp"
#include "comm/communicator.hpp"

#include <memory>
#include <span>

namespace orthant::comm {

/// With whom memory is shared.
enum class Sharing { node, nobody };

/// Memory that all ranks of a node share, 64-byte aligned: one of them fills it, then all see it.
class NodeMemory {
  public:
    /// Collective over all ranks; `bytes` is the same on all of them.
    NodeMemory(const Communicator& world, std::uint64_t bytes, Sharing sharing = Sharing::node);
    ~NodeMemory();
    NodeMemory(NodeMemory&&) noexcept;
    NodeMemory& operator=(NodeMemory&&) noexcept;

    /// Whether this rank is the one of its node that fills it.
    bool is_filler() const;
    /// Which rank that is, in the world.
    int filler() const;
    /// How many ranks the node has.
    int ranks() const;
    std::span<std::byte> memory() const;
    /// What the filler wrote before is seen by all ranks of the node afterwards. Collective over the node.
    void publish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace orthant::comm
