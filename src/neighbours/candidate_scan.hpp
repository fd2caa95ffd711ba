#pragma once

#include "base/aligned.hpp"
#include "neighbours/sketch.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace orthant::neighbours {

/// A slot that may hold a neighbour of a query: `bound` is norm − 2 · product, comparable with Sketch::bound.
struct Candidate {
    std::int32_t bound;
    std::uint32_t slot;
};

/// What a query has met in a scan: every slot whose bound is at most `limit`, in no order.
struct CandidateList {
    std::vector<Candidate> found;
    std::int32_t limit;
};

/// Queries packed for ShortTile, tile_queries at a time.
class PackedQueries {
  public:
    PackedQueries(std::size_t queries, std::size_t pairs);

    std::size_t size() const { return norms_.size(); }
    std::size_t groups() const { return (size() + tile_queries - 1) / tile_queries; }
    const std::int16_t* group(std::size_t g) const { return packed_.data() + g * 2 * pairs_ * tile_queries; }
    std::int32_t norm(std::size_t query) const { return norms_[query]; }
    /// `stride` between the query's pairs of coordinates.
    void set(std::size_t query, const std::int16_t* coordinates, std::size_t stride, std::int32_t norm);
    /// The query `from` of `other`.
    void copy(std::size_t query, const PackedQueries& other, std::size_t from);

  private:
    std::size_t pairs_;
    AlignedArray<std::int16_t> packed_;
    std::vector<std::int32_t> norms_;
};

/// Holds every query against every slot and keeps about the `wanted` slots of smallest bound: limits are first set by
/// what a sample of slots shows, then by more of them, and may come out somewhat high or low.
/// Calls yield every few milliseconds.
void scan_for(std::size_t wanted, const Sketch& sketch, const PackedQueries& queries,
              std::span<CandidateList> candidates, const std::function<void()>& yield);

/// Keeps every slot whose bound is at most the limit that each of the lists has.
void scan_within_limits(const Sketch& sketch, const PackedQueries& queries, std::span<CandidateList> candidates,
                        const std::function<void()>& yield);

}  // namespace orthant::neighbours
