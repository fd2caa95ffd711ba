#include "studies/knn/sparse_counts.hpp"

#include <algorithm>
#include <limits>

namespace orthant::knn {

void write_sparse(ByteWriter& out, std::span<const std::uint32_t> counts) {
    auto at = counts.begin();
    while (at != counts.end()) {
        out.put_varint(*at);
        if (*at++ != 0) continue;
        const auto end = std::find_if(at, counts.end(), [](std::uint32_t count) { return count != 0; });
        out.put_varint(static_cast<std::uint64_t>(end - at));
        at = end;
    }
}

void read_sparse(ByteReader& in, std::span<std::uint32_t> counts) {
    std::size_t at = 0;
    while (at < counts.size()) {
        const std::uint32_t count = read_at_most(in, std::numeric_limits<std::uint32_t>::max());
        counts[at++] = count;
        if (count != 0) continue;
        const std::uint64_t zeros = in.get_varint();
        if (zeros > counts.size() - at) throw MalformedBytes("a run of zeros goes past the end of the counts");
        std::fill_n(counts.begin() + static_cast<std::ptrdiff_t>(at), zeros, 0U);
        at += static_cast<std::size_t>(zeros);
    }
}

std::uint32_t read_at_most(ByteReader& in, std::uint64_t largest) {
    const std::uint64_t value = in.get_varint();
    if (value > largest || value > std::numeric_limits<std::uint32_t>::max())
        throw MalformedBytes("a count is larger than it can be");
    return static_cast<std::uint32_t>(value);
}

}  // namespace orthant::knn
