#include "neighbours/reference.hpp"

#include "base/aligned.hpp"
#include "base/contract.hpp"
#include "neighbours/key.hpp"

#include <new>
#include <vector>

namespace orthant::neighbours {
namespace {

/// Fewer columns are sketched as they are; of more, so many directions are taken …
constexpr std::size_t plain_columns = 160;
constexpr std::size_t directions = 127;
/// … unless that would leave more than this share of all rows to be looked at.
constexpr double largest_share_left = 0.2;

enum class Is : std::uint8_t { absent, present };

struct Header {
    Is sketch;
    Is byte_rows;
};

bool is_sketched(const Measure& measure) {
    return measure.metric == Metric::euclidean || measure.metric == Metric::cosine;
}

/// Where the parts lie in the memory of a reference.
struct Places {
    std::uint64_t norms = cache_line_bytes;
    std::uint64_t byte_rows;
    std::uint64_t sketch;
    std::uint64_t end;

    Places(const Measure& measure, std::size_t rows, std::size_t columns) {
        byte_rows = norms + padded<std::byte>(measure.metric == Metric::cosine ? rows * sizeof(double) : 0);
        sketch =
            byte_rows + padded<std::byte>(measure.metric == Metric::euclidean ? ByteRows::bytes(rows, columns) : 0);
        end = sketch + padded<std::byte>(is_sketched(measure) ? Sketch::bytes(rows, columns) : 0);
    }
};

std::vector<double> inverse_lengths(std::span<const double> squared_norms) {
    std::vector<double> factors;
    factors.reserve(squared_norms.size());
    for (const double norm : squared_norms) factors.push_back(inverse_length(norm));
    return factors;
}

Projection choose_projection(const ScaledRows& rows, const std::function<void()>& yield) {
    if (rows.table.columns > plain_columns && rows.table.rows > directions) {
        Projection principal = principal_projection(rows, directions, yield);
        yield();
        if (Sketch::share_left(rows, principal) <= largest_share_left) return principal;
    }
    return identity_projection(rows);
}

}  // namespace

std::uint64_t Reference::bytes(const Measure& measure, std::size_t rows, std::size_t columns) {
    return Places(measure, rows, columns).end;
}

Reference Reference::make(std::span<std::byte> memory, const Measure& measure, const data::MatrixView& table,
                          const std::function<void()>& yield) {
    static_assert(sizeof(Header) <= cache_line_bytes);
    const Places places(measure, table.rows, table.columns);
    ORTHANT_EXPECT(memory.size() >= places.end && table.stride % lane_count == 0 && table.rows > 0);
    Reference reference(measure, table);
    auto* header = new (memory.data()) Header{Is::absent, Is::absent};
    if (!is_sketched(measure)) return reference;

    std::vector<double> factors;
    if (measure.metric == Metric::cosine) {
        auto* norms = reinterpret_cast<double*>(memory.data() + places.norms);
        for (std::size_t i = 0; i < table.rows; ++i) {
            if (i % 1024 == 0) yield();
            norms[i] = squared_norm(table.row(i).data(), table.stride);
        }
        reference.squared_norms_ = {norms, table.rows};
        factors = inverse_lengths(reference.squared_norms_);
    } else {
        reference.byte_rows_ =
            ByteRows::make(memory.subspan(places.byte_rows, places.sketch - places.byte_rows), table, yield);
        if (reference.byte_rows_) header->byte_rows = Is::present;
    }
    const ScaledRows rows{table, factors};
    reference.projection_ = choose_projection(rows, yield);
    const Sketch sketch =
        Sketch::make(memory.subspan(places.sketch, places.end - places.sketch), rows, *reference.projection_, yield);
    if (!sketch.is_usable()) return reference;
    reference.sketch_ = sketch;
    header->sketch = Is::present;
    return reference;
}

Reference Reference::open(std::span<const std::byte> memory, const Measure& measure, const data::MatrixView& table) {
    const Places places(measure, table.rows, table.columns);
    ORTHANT_EXPECT(memory.size() >= places.end);
    const auto& header = *reinterpret_cast<const Header*>(memory.data());
    Reference reference(measure, table);
    if (measure.metric == Metric::cosine)
        reference.squared_norms_ = {reinterpret_cast<const double*>(memory.data() + places.norms), table.rows};
    if (header.byte_rows == Is::present)
        reference.byte_rows_ = ByteRows::open(memory.subspan(places.byte_rows), table.columns);
    if (header.sketch == Is::present) reference.sketch_ = Sketch::open(memory.subspan(places.sketch));
    return reference;
}

}  // namespace orthant::neighbours
