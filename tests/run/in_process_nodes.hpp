#pragma once

#include "run/node_board.hpp"
#include "run/nodes.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace orthant::test {

/// A board on the heap.
class HeapBoard {
  public:
    explicit HeapBoard(const run::BoardOptions& options)
        : memory_(std::make_unique<Memory[]>(count())), board_(lay_out(options), options) {}

    const run::NodeBoard& board() const { return board_; }

  private:
    struct alignas(64) Memory {
        std::byte bytes[64];
    };
    static std::size_t count() { return static_cast<std::size_t>(run::NodeBoard::bytes()) / sizeof(Memory) + 1; }
    std::span<std::byte> lay_out(const run::BoardOptions& options) {
        const std::span<std::byte> bytes(memory_[0].bytes, count() * sizeof(Memory));
        run::NodeBoard::lay_out(bytes, options.ranks);
        return bytes;
    }

    std::unique_ptr<Memory[]> memory_;
    run::NodeBoard board_;
};

/// The ranks of a process, so many on each node.
class InProcessNodes {
  public:
    InProcessNodes(int ranks, int ranks_per_node) : nodes_(first_ranks(ranks, ranks_per_node)) {
        for (const int on_node : nodes_.ranks_of_node)
            boards_.push_back(std::make_unique<HeapBoard>(run::BoardOptions{.ranks = on_node}));
    }

    const run::Nodes& nodes() const { return nodes_; }
    const run::NodeBoard& board_of(int rank) const {
        return boards_[static_cast<std::size_t>(nodes_.node_of_rank[static_cast<std::size_t>(rank)])]->board();
    }

  private:
    static std::vector<int> first_ranks(int ranks, int ranks_per_node) {
        std::vector<int> first;
        for (int rank = 0; rank < ranks; ++rank) first.push_back(rank - rank % ranks_per_node);
        return first;
    }

    run::Nodes nodes_;
    std::vector<std::unique_ptr<HeapBoard>> boards_;
};

}  // namespace orthant::test
