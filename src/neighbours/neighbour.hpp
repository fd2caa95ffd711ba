#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::neighbours {

/// A row of the table searched, and what it is ordered by.
struct Neighbour {
    double key;
    std::uint32_t row;

    /// By (key, row): equally far rows in the order of the table.
    friend bool operator<(const Neighbour& a, const Neighbour& b) {
        return a.key != b.key ? a.key < b.key : a.row < b.row;
    }
};

/// The nearest rows of each of several queries, nearest first: `length` of them, fewer only where there are not so
/// many.
class NeighbourLists {
  public:
    NeighbourLists(std::size_t queries, std::size_t length)
        : length_(length), counts_(queries), neighbours_(queries * length) {}

    std::size_t queries() const { return counts_.size(); }
    std::size_t length() const { return length_; }
    std::span<const Neighbour> of(std::size_t query) const {
        return {neighbours_.data() + query * length_, counts_[query]};
    }
    /// Sorted already; at most `length`.
    void set(std::size_t query, std::span<const Neighbour> nearest);

  private:
    std::size_t length_;
    std::vector<std::size_t> counts_;
    std::vector<Neighbour> neighbours_;
};

}  // namespace orthant::neighbours
