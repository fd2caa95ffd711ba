#include "h5/stored_ranges.hpp"

#include "base/contract.hpp"
#include "h5/dataset.hpp"
#include "h5/extent.hpp"
#include "h5/property_list.hpp"

#include <hdf5.h>

#include <algorithm>

namespace orthant::h5 {
namespace {

hsize_t chunk_size(const Dataset& list) {
    const PropertyList creation(check(H5Dget_create_plist(list.id()), "ask for chunks"));
    hsize_t size = 0;
    ORTHANT_EXPECT(check(H5Pget_chunk(creation.id(), 1, &size), "ask for chunks") == 1);
    return size;
}

}  // namespace

std::vector<FileRange> stored_ranges(const Dataset& bytes) {
    check(H5Dflush(bytes.id()), "write");
    const hsize_t total = shape_of(bytes).at(0), chunk = chunk_size(bytes);
    std::vector<FileRange> ranges;
    for (hsize_t first = 0; first < total; first += chunk) {
        unsigned filters = 0;
        haddr_t address = HADDR_UNDEF;
        hsize_t stored = 0;
        check(H5Dget_chunk_info_by_coord(bytes.id(), &first, &filters, &address, &stored), "find a chunk");
        if (address == HADDR_UNDEF) continue;
        ranges.push_back({address, std::min(chunk, total - first)});
    }
    std::ranges::sort(ranges, {}, &FileRange::offset);
    std::vector<FileRange> merged;
    for (const FileRange& range : ranges) {
        if (!merged.empty() && merged.back().offset + merged.back().size == range.offset)
            merged.back().size += range.size;
        else
            merged.push_back(range);
    }
    return merged;
}

}  // namespace orthant::h5
