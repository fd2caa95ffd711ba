#include "neighbours/candidate_scan.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::neighbours {
namespace {

/// Panels taken together stay in the second-level cache while all queries meet them.
constexpr std::size_t chunk_bytes = 192 * 1024;
constexpr std::size_t first_slots = 256;
constexpr std::size_t growth = 8;
/// Of fewer than so many, a quantile is too rough.
constexpr std::size_t fewest_ranked = 16;

void keep_lanes(unsigned mask, WordLanes bounds, std::size_t first_slot, std::size_t slots,
                std::vector<Candidate>& found) {
    for (; mask != 0; mask &= mask - 1) {
        const auto lane = static_cast<unsigned>(__builtin_ctz(mask));
        const std::size_t slot = first_slot + lane;
        if (slot < slots) found.push_back({bounds[lane], static_cast<std::uint32_t>(slot)});
    }
}

void scan_panel(const Sketch& sketch, const PackedQueries& queries, std::size_t group, std::size_t panel,
                std::span<CandidateList> candidates) {
    ShortTile tile;
    tile.multiply(queries.group(group), sketch.panel(panel), sketch.pairs());
    WordLanes norms[tile_vectors];
    for (std::size_t v = 0; v < tile_vectors; ++v) norms[v] = load_words(sketch.norms(panel) + v * word_lanes);
    const std::size_t first = group * tile_queries;
    const std::size_t count = std::min(tile_queries, queries.size() - first);
    for (std::size_t q = 0; q < count; ++q) {
        CandidateList& list = candidates[first + q];
        const WordLanes limit = splat_word(list.limit);
        for (std::size_t v = 0; v < tile_vectors; ++v) {
            const WordLanes products = tile.products[q][v];
            const WordLanes bounds = norms[v] - (products + products);
            const unsigned mask = at_most(bounds, limit);
            if (mask != 0) [[unlikely]]
                keep_lanes(mask, bounds, panel * tile_slots + v * word_lanes, sketch.rows(), list.found);
        }
    }
}

std::size_t chunk_panels(const Sketch& sketch) {
    return std::max<std::size_t>(1, chunk_bytes / (2 * sketch.pairs() * tile_slots * sizeof(std::int16_t)));
}

void scan_panels(const Sketch& sketch, const PackedQueries& queries, std::size_t begin, std::size_t end,
                 std::span<CandidateList> candidates, const std::function<void()>& yield) {
    ORTHANT_EXPECT(candidates.size() == queries.size());
    for (std::size_t chunk = begin; chunk < end; chunk += chunk_panels(sketch)) {
        yield();
        const std::size_t chunk_end = std::min(end, chunk + chunk_panels(sketch));
        for (std::size_t group = 0; group < queries.groups(); ++group)
            for (std::size_t panel = chunk; panel < chunk_end; ++panel)
                scan_panel(sketch, queries, group, panel, candidates);
    }
}

/// Lowers the limit to just below the bound of that rank among those found, so that no equal one is missing below it.
void tighten(CandidateList& list, std::size_t rank) {
    if (list.found.size() <= rank) return;
    const auto cut = list.found.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(list.found.begin(), cut, list.found.end(),
                     [](const Candidate& a, const Candidate& b) { return a.bound < b.bound; });
    list.limit = cut->bound - 1;
    list.found.erase(cut, list.found.end());
}

}  // namespace

PackedQueries::PackedQueries(std::size_t queries, std::size_t pairs)
    : pairs_(pairs), packed_((queries + tile_queries - 1) / tile_queries * tile_queries * 2 * pairs), norms_(queries) {}

void PackedQueries::set(std::size_t query, const std::int16_t* coordinates, std::size_t stride, std::int32_t norm) {
    std::int16_t* to = packed_.data() + 2 * (query / tile_queries * pairs_ * tile_queries + query % tile_queries);
    for (std::size_t k = 0; k < pairs_; ++k) std::copy_n(coordinates + k * stride, 2, to + 2 * k * tile_queries);
    norms_[query] = norm;
}

void PackedQueries::copy(std::size_t query, const PackedQueries& other, std::size_t from) {
    set(query, other.group(from / tile_queries) + 2 * (from % tile_queries), 2 * tile_queries, other.norm(from));
}

void scan_for(std::size_t wanted, const Sketch& sketch, const PackedQueries& queries,
              std::span<CandidateList> candidates, const std::function<void()>& yield) {
    for (CandidateList& list : candidates) {
        list.found.clear();
        list.limit = Sketch::no_bound;
    }
    const std::size_t panels = sketch.panels();
    std::size_t next = std::min(panels, first_slots / tile_slots);
    for (std::size_t seen = 0; seen < panels;) {
        scan_panels(sketch, queries, seen, next, candidates, yield);
        seen = next;
        next = std::min(panels, seen * growth);
        const std::size_t expected = wanted * seen / panels;
        if (seen == panels) break;
        for (CandidateList& list : candidates) tighten(list, std::max(fewest_ranked, expected));
    }
}

void scan_within_limits(const Sketch& sketch, const PackedQueries& queries, std::span<CandidateList> candidates,
                        const std::function<void()>& yield) {
    for (CandidateList& list : candidates) list.found.clear();
    scan_panels(sketch, queries, 0, sketch.panels(), candidates, yield);
}

}  // namespace orthant::neighbours
