#pragma once

#include <map>
#include <vector>

namespace orthant::run {

/// Which ranks share a node. Rank 0's node is node 0.
struct Nodes {
    std::vector<int> node_of_rank;
    std::vector<int> ranks_of_node;
    std::vector<int> first_rank_of_node;

    /// By what each rank says the first rank of its node is.
    explicit Nodes(const std::vector<int>& first_ranks) {
        std::map<int, int> node_of_first;
        for (const int first : first_ranks) {
            const auto [entry, is_new] = node_of_first.try_emplace(first, static_cast<int>(ranks_of_node.size()));
            if (is_new) {
                ranks_of_node.push_back(0);
                first_rank_of_node.push_back(first);
            }
            node_of_rank.push_back(entry->second);
            ++ranks_of_node[static_cast<std::size_t>(entry->second)];
        }
    }
};

}  // namespace orthant::run
