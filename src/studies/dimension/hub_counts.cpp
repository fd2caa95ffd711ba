#include "studies/dimension/hub_counts.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::dimension {
namespace {

constexpr std::uint8_t record_tag = 0xA3;

}  // namespace

HubCounts::HubCounts(std::size_t rows, std::span<const std::uint64_t> ascending)
    : rows_(rows), ends_(ascending.begin(), ascending.end()), counts_(rows * ascending.size()) {
    ORTHANT_EXPECT(!ends_.empty() && ends_.front() >= 1 &&
                   std::ranges::adjacent_find(ends_, std::greater_equal()) == ends_.end());
}

void HubCounts::add(std::span<const std::uint32_t> nearest) {
    ORTHANT_EXPECT(nearest.size() == ends_.back());
    std::size_t rank = 0;
    for (std::size_t i = 0; i < ends_.size(); ++i) {
        const std::span<std::uint32_t> counts = band(i);
        for (; rank < ends_[i]; ++rank) ++counts[nearest[rank]];
    }
}

void HubCounts::accumulate(std::size_t i, std::span<std::uint32_t> counts) const {
    const std::span<const std::uint32_t> added = band(i);
    for (std::size_t row = 0; row < rows_; ++row) counts[row] += added[row];
}

void HubCounts::clear() {
    std::ranges::fill(counts_, 0);
}

void HubCounts::write(ByteWriter& out) const {
    out.put(record_tag);
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        out.put_varint(counts_[i]);
        if (counts_[i] != 0) continue;
        const std::size_t first = i;
        while (i + 1 < counts_.size() && counts_[i + 1] == 0) ++i;
        out.put_varint(i - first);
    }
}

void HubCounts::add_record(ByteReader& in, std::uint64_t queries) {
    if (in.get<std::uint8_t>() != record_tag) throw MalformedBytes("not a record of neighbours counted");
    std::vector<std::uint64_t> neighbours(bands());
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        const std::uint64_t count = in.get_varint();
        if (count > queries) throw MalformedBytes("a row is neighbour of more queries than there are");
        if (count == 0) {
            const std::uint64_t more = in.get_varint();
            if (more >= counts_.size() - i) throw MalformedBytes("counted neighbours run past the rows");
            i += static_cast<std::size_t>(more);
            continue;
        }
        counts_[i] += static_cast<std::uint32_t>(count);
        neighbours[i / rows_] += count;
    }
    for (std::size_t i = 0; i < bands(); ++i)
        if (neighbours[i] != width(i) * queries) throw MalformedBytes("counted neighbours are not all there");
}

std::uint64_t HubCounts::record_bytes(std::size_t rows, std::span<const std::uint64_t> ascending,
                                      std::uint64_t queries) {
    const auto n = static_cast<double>(rows);
    double bytes = 8;
    std::uint64_t last = 0;
    for (const std::uint64_t k : ascending) {
        const double mean = static_cast<double>((k - last) * queries) / n;
        const double filled = -std::expm1(-mean);
        bytes += n * (filled * (mean > 128 ? 2 : 1) + 2 * filled * (1 - filled));
        last = k;
    }
    return static_cast<std::uint64_t>(bytes);
}

}  // namespace orthant::dimension
