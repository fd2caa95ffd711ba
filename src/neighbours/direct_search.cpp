#include "neighbours/direct_search.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "neighbours/key.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace orthant::neighbours {
namespace {

/// Rows of the table taken together stay in the second-level cache while all queries meet them.
constexpr std::size_t chunk_bytes = 256 * 1024;
constexpr std::size_t query_block = 256;
/// Queries that share one pass over a row: it is loaded once for all of them.
constexpr std::size_t tile = 4;
constexpr double operations_per_yield = 1e6;

/// The nearest rows met so far, of those that come in the order of the table.
class Nearest {
  public:
    explicit Nearest(std::size_t wanted) : wanted_(wanted) {}

    /// A row that is no nearer than `wanted` others comes after them, as its number is larger.
    bool wants(double key) const { return key < limit_; }
    void add(double key, std::uint32_t row) {
        found_.push_back({key, row});
        if (found_.size() >= 2 * wanted_ + 64) shrink();
    }
    std::span<const Neighbour> sorted() {
        shrink();
        std::sort(found_.begin(), found_.end());
        return found_;
    }

  private:
    void shrink() {
        if (found_.size() < wanted_) return;
        const auto last = found_.begin() + static_cast<std::ptrdiff_t>(wanted_ - 1);
        std::nth_element(found_.begin(), last, found_.end());
        limit_ = last->key;
        found_.resize(wanted_);
    }

    std::size_t wanted_;
    double limit_ = std::numeric_limits<double>::infinity();
    std::vector<Neighbour> found_;
};

/// Keys as they are.
struct PlainKeys {
    double operator()(double key, std::size_t /*query*/, std::size_t /*row*/) const { return key; }
};

/// Inner products made into cosine keys.
struct CosineOfProducts {
    std::span<const double> squared_norms;
    std::vector<double> query_norms;

    double operator()(double product, std::size_t query, std::size_t row) const {
        return cosine_key(product, query_norms[query], squared_norms[row]);
    }
};

/// p-th powers of the minkowski metric. Those of small differences vanish at large p: rows that differ would seem to be
/// equal, or would be ordered by rounding.
class PowersThatFit {
  public:
    PowersThatFit(const data::MatrixView& table, const data::MatrixView& queries) : table_(table), queries_(queries) {}

    double operator()(double power, std::size_t query, std::size_t row) const {
        if (power < least && !std::ranges::equal(queries_.row(query), table_.row(row)))
            throw Error(
                ErrorKind::data,
                "two rows are too near to each other for the minkowski metric with so large a p (the p-th power "
                "of their difference is below 1e-280); scale the columns, or lower p");
        return power;
    }

  private:
    static constexpr double least = 1e-280;

    data::MatrixView table_;
    data::MatrixView queries_;
};

template <class Kernel, class Finish>
class DirectSearch {
  public:
    DirectSearch(const Kernel& kernel, Finish finish, const Reference& reference, const Queries& queries,
                 std::size_t length, const std::function<void()>& yield)
        : kernel_(kernel),
          finish_(std::move(finish)),
          table_(reference.table()),
          queries_(&queries),
          length_(length),
          wanted_(std::min(length, table_.rows - (queries.counting == Own::left_out ? 1 : 0))),
          yield_(&yield) {}

    NeighbourLists run() {
        NeighbourLists lists(queries_->rows.rows, length_);
        for (std::size_t first = 0; first < queries_->rows.rows; first += query_block) {
            const std::size_t count = std::min(query_block, queries_->rows.rows - first);
            std::vector<Nearest> nearest(count, Nearest(wanted_));
            const std::size_t chunk = std::max<std::size_t>(1, chunk_bytes / (table_.stride * sizeof(double)));
            for (std::size_t row = 0; row < table_.rows; row += chunk)
                meet(first, row, std::min(chunk, table_.rows - row), nearest);
            for (std::size_t q = 0; q < count; ++q) lists.set(first + q, nearest[q].sorted());
        }
        return lists;
    }

  private:
    void meet(std::size_t first_query, std::size_t first_row, std::size_t rows, std::span<Nearest> nearest) {
        for (std::size_t q = 0; q < nearest.size(); q += tile) {
            pay(static_cast<double>(rows * tile * table_.stride));
            const std::size_t together = std::min(tile, nearest.size() - q);
            for (std::size_t row = first_row; row < first_row + rows; ++row)
                meet_row(first_query + q, together, row, nearest.subspan(q, together));
        }
    }

    void pay(double operations) {
        spent_ += operations;
        if (spent_ < operations_per_yield) return;
        spent_ = 0;
        (*yield_)();
    }

    /// Where fewer queries are left than share a pass, the last of them is taken more than once.
    void meet_row(std::size_t query, std::size_t together, std::size_t row, std::span<Nearest> nearest) {
        F64Lanes partial[tile] = {};
        const double* y = table_.row(row).data();
        const double* x[tile];
        for (std::size_t i = 0; i < tile; ++i) x[i] = queries_->rows.row(query + std::min(i, together - 1)).data();
        for (std::size_t j = 0; j < table_.stride; j += lane_count) {
            const F64Lanes lanes = load(y + j);
            for (std::size_t i = 0; i < tile; ++i) partial[i] = kernel_.step(partial[i], load(x[i] + j), lanes);
        }
        for (std::size_t i = 0; i < together; ++i) {
            if (queries_->counting == Own::left_out && queries_->own[query + i] == row) continue;
            const double key = finish_(kernel_.finish(partial[i]), query + i, row);
            if (nearest[i].wants(key)) nearest[i].add(key, static_cast<std::uint32_t>(row));
        }
    }

    Kernel kernel_;
    Finish finish_;
    data::MatrixView table_;
    const Queries* queries_;
    std::size_t length_;
    std::size_t wanted_;
    const std::function<void()>* yield_;
    double spent_ = 0;
};

CosineOfProducts cosine_of(const Reference& reference, const data::MatrixView& queries) {
    CosineOfProducts finish{reference.squared_norms(), {}};
    for (std::size_t q = 0; q < queries.rows; ++q)
        finish.query_norms.push_back(squared_norm(queries.row(q).data(), queries.stride));
    return finish;
}

}  // namespace

NeighbourLists nearest_directly(const Reference& reference, const Queries& queries, std::size_t length,
                                const std::function<void()>& yield) {
    const auto search = [&](const auto& kernel, auto finish) {
        return DirectSearch(kernel, std::move(finish), reference, queries, length, yield).run();
    };
    switch (reference.measure().metric) {
        case Metric::euclidean:
            return search(EuclideanKey{}, PlainKeys{});
        case Metric::manhattan:
            return search(ManhattanKey{}, PlainKeys{});
        case Metric::chebyshev:
            return search(ChebyshevKey{}, PlainKeys{});
        case Metric::minkowski:
            return search(MinkowskiKey{Power(reference.measure().p)}, PowersThatFit(reference.table(), queries.rows));
        case Metric::cosine:
            return search(InnerProduct{}, cosine_of(reference, queries.rows));
    }
    contract_violated("a known metric", __FILE__, __LINE__);
}

}  // namespace orthant::neighbours
