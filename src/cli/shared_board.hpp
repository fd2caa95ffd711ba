#pragma once

#include "comm/communicator.hpp"
#include "comm/node_memory.hpp"
#include "run/node_board.hpp"
#include "run/nodes.hpp"

#include <optional>

namespace orthant::cli {

/// The board of this rank's node, and who shares it. Where ranks may die, each is a node of its own: what a board holds
/// dies with whoever held it.
class SharedBoard {
  public:
    /// Collective over all ranks, as is the end of its life.
    explicit SharedBoard(const comm::Communicator& world);

    const run::NodeBoard& board() const { return *board_; }
    /// On rank 0; empty elsewhere.
    const run::Nodes& nodes() const { return nodes_; }

  private:
    comm::NodeMemory memory_;
    run::Nodes nodes_;
    std::optional<run::NodeBoard> board_;
};

}  // namespace orthant::cli
