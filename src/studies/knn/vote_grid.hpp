#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::knn {

/// Whether all neighbours of a row count the same, or each by the inverse of its distance.
enum class Weights { uniform, distance };

/// What is asked of one walk over a row's neighbours: every weighting with every k. Each such pair is a cell; cells are
/// numbered weighting by weighting, within one k by k.
class VoteGrid {
  public:
    /// `ks` from 1, each larger than the one before; no weighting twice; neither is empty.
    VoteGrid(std::vector<std::uint32_t> ks, std::vector<Weights> weights);

    const std::vector<std::uint32_t>& ks() const { return ks_; }
    const std::vector<Weights>& weights() const { return weights_; }
    std::uint32_t largest_k() const { return ks_.back(); }
    bool asks_distances() const;

    std::size_t cells() const { return ks_.size() * weights_.size(); }
    std::size_t cell(std::size_t weighting, std::size_t k) const { return weighting * ks_.size() + k; }

    friend bool operator==(const VoteGrid&, const VoteGrid&) = default;

  private:
    std::vector<std::uint32_t> ks_;
    std::vector<Weights> weights_;
};

}  // namespace orthant::knn
