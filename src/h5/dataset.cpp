#include "h5/dataset.hpp"

#include "base/contract.hpp"
#include "h5/datatype.hpp"
#include "h5/extent.hpp"
#include "h5/property_list.hpp"

#include <hdf5.h>

#include <algorithm>

namespace orthant::h5 {
namespace {

constexpr std::uint64_t chunked_from_bytes = 4096;
constexpr std::uint64_t chunk_bytes_at_most = 512 * 1024;
constexpr unsigned deflate_level = 1;

/// Halves the slowest dimensions until a chunk is small enough, so that chunks stay runs of the row-major order.
Extent chosen_chunk(const Extent& shape, std::uint64_t element_bytes) {
    Extent chunk = shape;
    for (std::uint64_t& size : chunk) {
        while (size > 1 && element_count(chunk) > chunk_bytes_at_most / element_bytes) size = (size + 1) / 2;
    }
    return chunk;
}

Extent chunk_of(const DatasetSpec& spec) {
    if (spec.chunk.empty()) return chosen_chunk(spec.shape, bytes_per_element(spec.type));
    Extent chunk = spec.chunk;
    for (std::size_t i = spec.growth == Growth::rows ? 1 : 0; i < chunk.size(); ++i)
        chunk[i] = std::min(chunk[i], spec.shape[i]);
    return chunk;
}

PropertyList storage_list(const DatasetSpec& spec) {
    PropertyList list = creation_list(H5P_DATASET_CREATE);
    if (!spec.blank.empty()) {
        const char* blank = spec.blank.c_str();
        check(H5Pset_fill_value(list.id(), memory_type(Type::text).id(), &blank), "fill", spec.name);
    }
    const std::uint64_t element_bytes = bytes_per_element(spec.type);
    const bool is_small = spec.shape.empty() || element_count(spec.shape) < chunked_from_bytes / element_bytes;
    if (is_small && spec.growth == Growth::fixed) return list;

    const Sizes chunk = sizes(chunk_of(spec));
    check(H5Pset_chunk(list.id(), static_cast<int>(chunk.size()), chunk.data()), "choose chunks for", spec.name);
    if (spec.type == Type::text || spec.filters == Filters::none) return list;
    if (element_bytes > 1) check(H5Pset_shuffle(list.id()), "shuffle", spec.name);
    if (H5Zfilter_avail(H5Z_FILTER_DEFLATE) > 0) check(H5Pset_deflate(list.id(), deflate_level), "compress", spec.name);
    check(H5Pset_fletcher32(list.id()), "add checksums to", spec.name);
    return list;
}

}  // namespace

Dataset create_dataset(const Group& parent, const DatasetSpec& spec) {
    ORTHANT_EXPECT(spec.growth == Growth::fixed || (!spec.shape.empty() && !spec.chunk.empty()));
    ORTHANT_EXPECT(spec.chunk.empty() || spec.chunk.size() == spec.shape.size());
    const Dataspace space = make_space(spec.shape, spec.growth);
    return Dataset(check(H5Dcreate2(parent.id(), spec.name.c_str(), file_type(spec.type).id(), space.id(), H5P_DEFAULT,
                                    storage_list(spec).id(), H5P_DEFAULT),
                         "create", spec.name));
}

Dataset open_dataset(const Group& parent, const std::string& name, Caching caching) {
    const PropertyList access(check(H5Pcreate(H5P_DATASET_ACCESS), "open", name));
    if (caching == Caching::none) check(H5Pset_chunk_cache(access.id(), 0, 0, 0), "open", name);
    return Dataset(check(H5Dopen2(parent.id(), name.c_str(), access.id()), "open", name));
}

Extent shape_of(const Dataset& dataset) {
    const Dataspace space(check(H5Dget_space(dataset.id()), "ask for a shape"));
    Sizes shape(static_cast<std::size_t>(check(H5Sget_simple_extent_ndims(space.id()), "ask for a shape")));
    check(H5Sget_simple_extent_dims(space.id(), shape.data(), nullptr), "ask for a shape");
    return {shape.begin(), shape.end()};
}

std::optional<Type> type_of(const Dataset& dataset) {
    return type_of(Datatype(check(H5Dget_type(dataset.id()), "ask for a type")));
}

bool has_checksums(const Dataset& dataset) {
    const PropertyList creation(check(H5Dget_create_plist(dataset.id()), "ask for filters"));
    for (int i = 0; i < check(H5Pget_nfilters(creation.id()), "ask for filters"); ++i) {
        unsigned flags = 0, config = 0;
        std::size_t values = 0;
        if (H5Pget_filter2(creation.id(), static_cast<unsigned>(i), &flags, &values, nullptr, 0, nullptr, &config) ==
            H5Z_FILTER_FLETCHER32)
            return true;
    }
    return false;
}

void resize_rows(const Dataset& dataset, std::uint64_t rows) {
    Extent shape = shape_of(dataset);
    ORTHANT_EXPECT(!shape.empty());
    shape.front() = rows;
    check(H5Dset_extent(dataset.id(), sizes(shape).data()), "resize a data set");
}

}  // namespace orthant::h5
