#pragma once

#include "base/contract.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace orthant::lstm {

/// How the steps of a batch of sequences of different lengths stand in one matrix: all of step 0, then all of step 1,
/// …, a sequence that has ended in none of them. Sequences come longest first, so that those still running at a step
/// are the first ones, and what is behind an end is neither stored nor computed.
class PackedShape {
  public:
    PackedShape() = default;
    /// Lengths of at least 1, in falling order (contract).
    explicit PackedShape(std::span<const std::size_t> lengths) { assign(lengths); }

    void assign(std::span<const std::size_t> lengths) {
        ORTHANT_EXPECT(!lengths.empty() && std::ranges::is_sorted(lengths, std::ranges::greater()));
        ORTHANT_EXPECT(lengths.back() >= 1);
        first_row_.assign(1, 0);
        std::size_t running = lengths.size();
        for (std::size_t step = 0; step < lengths.front(); ++step) {
            while (lengths[running - 1] <= step) --running;
            first_row_.push_back(first_row_.back() + running);
        }
    }

    std::size_t steps() const { return first_row_.size() - 1; }
    std::size_t rows() const { return first_row_.back(); }
    std::size_t sequences() const { return steps() == 0 ? 0 : running_at(0); }
    std::size_t running_at(std::size_t step) const { return first_row_[step + 1] - first_row_[step]; }
    std::size_t first_row(std::size_t step) const { return first_row_[step]; }
    std::size_t row(std::size_t sequence, std::size_t step) const { return first_row_[step] + sequence; }
    std::size_t length(std::size_t sequence) const {
        std::size_t length = steps();
        while (running_at(length - 1) <= sequence) --length;
        return length;
    }

  private:
    std::vector<std::size_t> first_row_{0};
};

}  // namespace orthant::lstm
