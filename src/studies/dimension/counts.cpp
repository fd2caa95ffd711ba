#include "studies/dimension/counts.hpp"

#include <algorithm>

namespace orthant::dimension {

void write_counts(ByteWriter& out, std::span<const std::uint64_t> counts) {
    std::size_t first = 0;
    std::size_t end = counts.size();
    while (end > 0 && counts[end - 1] == 0) --end;
    while (first < end && counts[first] == 0) ++first;
    out.put_varint(first);
    out.put_varint(end - first);
    for (std::size_t i = first; i < end; ++i) out.put_varint(counts[i]);
}

void read_counts(ByteReader& in, std::span<std::uint64_t> counts) {
    const std::uint64_t first = in.get_varint();
    const std::uint64_t length = in.get_varint();
    if (first > counts.size() || length > counts.size() - first) throw MalformedBytes("counts run past the histogram");
    std::fill(counts.begin(), counts.end(), 0);
    for (std::uint64_t i = 0; i < length; ++i) counts[first + i] = in.get_varint();
}

}  // namespace orthant::dimension
