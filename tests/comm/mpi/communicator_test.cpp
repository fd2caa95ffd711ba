#include "comm/communicator.hpp"

#include "comm/node_memory.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace orthant::comm {
namespace {

TEST(Communicator, broadcast_gather_and_maximum_reach_all_ranks) {
    const auto world = Communicator::world();
    ByteWriter out;
    if (world.rank() == 0) out.put_text("from the root");
    const Bytes bytes = world.broadcast(out.take());
    ByteReader in(bytes);
    EXPECT_EQ(in.get_text(), "from the root");
    EXPECT_TRUE(world.broadcast({}).empty());

    const auto texts = world.gather(std::string(static_cast<std::size_t>(world.rank()), 'x'));
    ASSERT_EQ(texts.size(), world.rank() == 0 ? static_cast<std::size_t>(world.size()) : 0u);
    for (std::size_t r = 0; r < texts.size(); ++r) EXPECT_EQ(texts[r].size(), r);

    EXPECT_EQ(world.maximum(world.rank() - 5), world.size() - 6);
}

TEST(NodeMemory, one_rank_fills_what_all_of_the_node_read) {
    const auto world = Communicator::world();
    constexpr std::uint64_t bytes = 100'003;
    NodeMemory node(world, bytes);
    ASSERT_EQ(node.memory().size(), bytes);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(node.memory().data()) % 64, 0u);
    EXPECT_EQ(node.is_filler(), world.rank() == 0) << "all ranks of this test are on one node";
    if (node.is_filler())
        for (std::uint64_t i = 0; i < bytes; ++i) node.memory()[i] = static_cast<std::byte>(i * 7);
    node.publish();
    for (std::uint64_t i = 0; i < bytes; ++i) ASSERT_EQ(node.memory()[i], static_cast<std::byte>(i * 7));
    world.barrier();
}

TEST(NodeMemory, may_be_empty) {
    const auto world = Communicator::world();
    NodeMemory node(world, 0);
    EXPECT_TRUE(node.memory().empty());
    node.publish();
}

}  // namespace
}  // namespace orthant::comm
