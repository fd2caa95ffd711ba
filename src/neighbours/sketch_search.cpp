#include "neighbours/sketch_search.hpp"

#include "base/aligned.hpp"
#include "base/contract.hpp"
#include "neighbours/candidate_scan.hpp"
#include "neighbours/key_source.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace orthant::neighbours {
namespace {

constexpr std::size_t query_block = 240;
static_assert(query_block % tile_queries == 0);
constexpr std::size_t prefetch_distance = 4;
/// Fewer candidates are not worth being sorted out any further.
constexpr std::size_t small_batch = 48;

/// The squared Euclidean distance (between rows of length 1 for cosine) that a key stands for, rounded up.
double squared_distance_of(const Measure& measure, double key) {
    return measure.metric == Metric::cosine ? 2 * key + 1e-12 : key * (1 + 1e-12);
}

class SketchSearch {
  public:
    SketchSearch(const Reference& reference, const Queries& queries, std::size_t length,
                 const std::function<void()>& yield)
        : reference_(&reference),
          sketch_(&*reference.sketch()),
          queries_(&queries),
          wanted_(std::min(length, reference.table().rows - (leaves_own_out() ? 1 : 0))),
          goal_(6 * wanted_ + 64),
          lists_(queries.rows.rows, length),
          yield_(&yield) {}

    template <class Keys>
    NeighbourLists run() {
        for (std::size_t first = 0; first < queries_->rows.rows; first += query_block) {
            const PackedQueries packed = pack(first, std::min(query_block, queries_->rows.rows - first));
            std::vector<CandidateList> candidates(packed.size());
            scan_for(goal_, *sketch_, packed, candidates, *yield_);
            const std::size_t before = looked_at_;
            std::vector<std::size_t> open;
            for (std::size_t q = 0; q < packed.size(); ++q) {
                if (q % 16 == 0) (*yield_)();
                if (!settle(Keys(*reference_, *queries_, first + q), first + q, packed.norm(q), candidates[q]))
                    open.push_back(q);
            }
            goal_ = std::max(2 * wanted_ + 64, 2 * (looked_at_ - before) / packed.size());
            settle_open<Keys>(first, packed, candidates, open);
        }
        return std::move(lists_);
    }

  private:
    bool leaves_own_out() const { return queries_->counting == Own::left_out; }

    PackedQueries pack(std::size_t first, std::size_t count) const {
        const std::size_t width = 2 * sketch_->pairs();
        PackedQueries packed(count, sketch_->pairs());
        if (!queries_->own.empty()) {
            for (std::size_t q = 0; q < count; ++q) {
                const std::size_t slot = sketch_->slot_of(queries_->own[first + q]);
                const std::size_t panel = slot / tile_slots, lane = slot % tile_slots;
                packed.set(q, sketch_->panel(panel) + 2 * lane, 2 * tile_slots, sketch_->norms(panel)[lane]);
            }
            return packed;
        }
        AlignedArray<std::int16_t> coordinates(Sketch::row_block * width);
        AlignedArray<std::int32_t> norms(Sketch::row_block);
        for (std::size_t begin = 0; begin < count; begin += Sketch::row_block) {
            const std::size_t rows = std::min(Sketch::row_block, count - begin);
            sketch_queries(first + begin, rows, coordinates.data(), norms.data());
            for (std::size_t q = 0; q < rows; ++q) packed.set(begin + q, coordinates.data() + q * width, 2, norms[q]);
        }
        return packed;
    }

    void sketch_queries(std::size_t first, std::size_t count, std::int16_t* coordinates, std::int32_t* norms) const {
        const data::MatrixView& rows = queries_->rows;
        const data::MatrixView part{rows.row(first).data(), count, rows.columns, rows.stride};
        std::vector<double> factors;
        if (reference_->measure().metric == Metric::cosine)
            for (std::size_t q = 0; q < count; ++q)
                factors.push_back(inverse_length(squared_norm(part.row(q).data(), part.stride)));
        sketch_->sketch({part, factors}, *reference_->projection(), coordinates, norms);
    }

    /// Keys of the next candidates by bound go into `nearest_`; of these the best stay.
    /// False where the scan's limit was too low for a proof.
    template <class Keys>
    bool settle(const Keys& keys, std::size_t query, std::int32_t norm, CandidateList& list) {
        nearest_.clear();
        double enough = std::numeric_limits<double>::infinity();
        std::int32_t needed = Sketch::no_bound;
        auto begin = list.found.begin();
        auto end = list.found.end();
        for (std::size_t batch = wanted_ + 1; begin != end; batch = static_cast<std::size_t>(end - begin) / 2) {
            const auto rest = static_cast<std::size_t>(end - begin);
            const auto cut = rest <= std::max(batch, small_batch) ? end : begin + static_cast<std::ptrdiff_t>(batch);
            if (cut != end)
                std::nth_element(begin, cut, end,
                                 [](const Candidate& a, const Candidate& b) { return a.bound < b.bound; });
            look_at(keys, query, {begin, cut}, enough);
            begin = cut;
            if (nearest_.size() < wanted_) continue;
            keep_best();
            enough = nearest_[wanted_ - 1].key;
            needed = sketch_->bound(squared_distance_of(reference_->measure(), enough), norm);
            end = std::partition(begin, end, [needed](const Candidate& c) { return c.bound <= needed; });
        }
        const bool is_proven = nearest_.size() >= wanted_ && needed <= list.limit;
        const bool is_all = list.limit == Sketch::no_bound;
        if (!is_proven && !is_all) {
            list.limit = needed;
            return false;
        }
        std::sort(nearest_.begin(), nearest_.end());
        lists_.set(query, nearest_);
        return true;
    }

    template <class Keys>
    void look_at(const Keys& keys, std::size_t query, std::span<const Candidate> candidates, double enough) {
        const std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
        const std::uint32_t left_out = leaves_own_out() ? queries_->own[query] : none;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (i + prefetch_distance < candidates.size())
                keys.prefetch(sketch_->row_of(candidates[i + prefetch_distance].slot));
            const std::uint32_t row = sketch_->row_of(candidates[i].slot);
            if (row == left_out) continue;
            const double key = keys.key(row, enough);
            if (key <= enough) nearest_.push_back({key, row});
        }
        looked_at_ += candidates.size();
    }

    void keep_best() {
        std::nth_element(nearest_.begin(), nearest_.begin() + static_cast<std::ptrdiff_t>(wanted_ - 1), nearest_.end());
        nearest_.resize(wanted_);
    }

    /// Queries that need a wider scan get one, with the limit that `settle` found.
    template <class Keys>
    void settle_open(std::size_t first, const PackedQueries& packed, std::span<CandidateList> candidates,
                     std::span<const std::size_t> open) {
        for (std::size_t begin = 0; begin < open.size(); begin += tile_queries) {
            const auto some = open.subspan(begin, std::min(tile_queries, open.size() - begin));
            PackedQueries again(some.size(), sketch_->pairs());
            std::vector<CandidateList> wider(some.size());
            for (std::size_t i = 0; i < some.size(); ++i) {
                again.copy(i, packed, some[i]);
                wider[i].limit = candidates[some[i]].limit;
            }
            scan_within_limits(*sketch_, again, wider, *yield_);
            for (std::size_t i = 0; i < some.size(); ++i) {
                (*yield_)();
                const bool is_settled =
                    settle(Keys(*reference_, *queries_, first + some[i]), first + some[i], again.norm(i), wider[i]);
                ORTHANT_EXPECT(is_settled);
            }
        }
    }

    const Reference* reference_;
    const Sketch* sketch_;
    const Queries* queries_;
    std::size_t wanted_;
    std::size_t goal_;  ///< candidates that a scan should find for each query
    std::size_t looked_at_ = 0;
    NeighbourLists lists_;
    std::vector<Neighbour> nearest_;
    const std::function<void()>* yield_;
};

}  // namespace

NeighbourLists nearest_by_sketch(const Reference& reference, const Queries& queries, std::size_t length,
                                 const std::function<void()>& yield) {
    SketchSearch search(reference, queries, length, yield);
    if (reference.measure().metric == Metric::cosine) return search.run<CosineKeys>();
    if (reference.byte_rows() && !queries.own.empty()) return search.run<ByteKeys>();
    return search.run<EuclideanKeys>();
}

}  // namespace orthant::neighbours
