#include "cli/shared_board.hpp"

#include "comm/failed_ranks.hpp"
#include "run/coordinator.hpp"

namespace orthant::cli {
namespace {

run::BoardOptions options_of(const comm::Communicator& world, const comm::NodeMemory& memory, const run::Nodes& nodes) {
    const int all_nodes = world.maximum(static_cast<int>(nodes.ranks_of_node.size()));  // rank 0 alone knows of any
    run::BoardOptions options;
    options.ranks = memory.ranks();
    options.hungry_interval_s = run::SchedulingOptions().message_s * all_nodes;
    return options;
}

}  // namespace

SharedBoard::SharedBoard(const comm::Communicator& world)
    : memory_(world, run::NodeBoard::bytes(), comm::survives_deaths() ? comm::Sharing::nobody : comm::Sharing::node),
      nodes_(world.gather(memory_.filler())) {
    const run::BoardOptions options = options_of(world, memory_, nodes_);
    if (memory_.is_filler()) run::NodeBoard::lay_out(memory_.memory(), memory_.ranks());
    memory_.publish();
    board_.emplace(memory_.memory(), options);
}

}  // namespace orthant::cli
