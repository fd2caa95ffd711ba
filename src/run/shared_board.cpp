#include "run/shared_board.hpp"

#include "run/coordinator.hpp"

namespace orthant::run {
namespace {

BoardOptions options_of(const comm::Communicator& world, const comm::NodeMemory& memory, const Nodes& nodes) {
    const int all_nodes = world.maximum(static_cast<int>(nodes.ranks_of_node.size()));  // rank 0 alone knows of any
    BoardOptions options;
    options.ranks = memory.ranks();
    options.hungry_interval_s = SchedulingOptions().message_s * all_nodes;
    return options;
}

}  // namespace

SharedBoard::SharedBoard(const comm::Communicator& world)
    : memory_(world, NodeBoard::bytes()),
      nodes_(world.gather(memory_.filler())),
      board_(memory_.memory(), options_of(world, memory_, nodes_)) {
    if (memory_.is_filler()) NodeBoard::lay_out(memory_.memory(), memory_.ranks());
    memory_.publish();
}

}  // namespace orthant::run
