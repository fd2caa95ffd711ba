#include "run/nodes.hpp"

#include <gtest/gtest.h>

namespace orthant::run::nodes_test {
namespace {

TEST(Nodes, are_numbered_as_their_first_ranks_come) {
    const Nodes nodes({0, 1, 0, 3, 1, 0});
    EXPECT_EQ(nodes.node_of_rank, (std::vector<int>{0, 1, 0, 2, 1, 0}));
    EXPECT_EQ(nodes.ranks_of_node, (std::vector<int>{3, 2, 1}));
    EXPECT_EQ(nodes.first_rank_of_node, (std::vector<int>{0, 1, 3}));
}

}  // namespace
}  // namespace orthant::run::nodes_test
