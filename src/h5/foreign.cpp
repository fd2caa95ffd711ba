#include "h5/foreign.hpp"

#include "base/contract.hpp"
#include "h5/dataset.hpp"
#include "h5/datatype.hpp"
#include "h5/extent.hpp"
#include "h5/file_size.hpp"
#include "h5/selection.hpp"
#include "h5/text_buffer.hpp"

#include <hdf5.h>

#include <algorithm>
#include <utility>

namespace orthant::h5 {
namespace {

Datatype type_in_file(const Dataset& dataset) {
    return Datatype(check(H5Dget_type(dataset.id()), "ask for a type"));
}

ForeignType integer_type(const Datatype& type) {
    const std::size_t bytes = H5Tget_size(type.id());
    if (bytes > 8) return ForeignType::other;
    const bool is_unsigned = H5Tget_sign(type.id()) == H5T_SGN_NONE;
    return bytes == 8 && is_unsigned ? ForeignType::unsigned_integer : ForeignType::integer;
}

/// What HDF5 takes memory for at once; 0 where values are not in chunks.
std::uint64_t chunk_elements(const Dataset& dataset) {
    const PropertyList creation(check(H5Dget_create_plist(dataset.id()), "ask for chunks"));
    if (H5Pget_layout(creation.id()) != H5D_CHUNKED) return 0;
    Sizes chunk(shape_of(dataset).size());
    check(H5Pget_chunk(creation.id(), static_cast<int>(chunk.size()), chunk.data()), "ask for chunks");
    return element_count({chunk.begin(), chunk.end()});
}

/// Fields of `length` bytes side by side, as text: up to the first NUL, and without the padding.
std::vector<std::string> split_fixed(const std::vector<char>& buffer, std::size_t length, H5T_str_t padding) {
    std::vector<std::string> all;
    all.reserve(buffer.size() / length);
    for (std::size_t at = 0; at < buffer.size(); at += length) {
        std::string one(buffer.data() + at, length);
        if (padding == H5T_STR_SPACEPAD)
            one.erase(one.find_last_not_of(' ') + 1);
        else
            one.resize(std::min(one.find('\0'), one.size()));
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

ForeignType foreign_type(const Dataset& dataset) {
    const Datatype type = type_in_file(dataset);
    switch (H5Tget_class(type.id())) {
        case H5T_INTEGER:
            return integer_type(type);
        case H5T_ENUM:
            return integer_type(Datatype(check(H5Tget_super(type.id()), "ask for a type")));
        case H5T_FLOAT:
            return ForeignType::floating;
        case H5T_STRING:
            return ForeignType::text;
        default:
            return ForeignType::other;
    }
}

std::size_t element_bytes(const Dataset& dataset) {
    return H5Tget_size(type_in_file(dataset).id());
}

bool is_credible(const Dataset& dataset) {
    const std::uint64_t bytes = file_bytes(dataset.id());
    return can_hold(bytes, element_count(shape_of(dataset)), element_bytes(dataset)) &&
           can_hold(bytes, chunk_elements(dataset), element_bytes(dataset));
}

template <class T>
requires std::same_as<T, double> || std::same_as<T, std::int64_t> || std::same_as<T, std::uint64_t>
void read_into(const Dataset& dataset, std::uint64_t first_row, std::span<T> to) {
    const Extent shape = shape_of(dataset);
    const std::uint64_t row = row_elements(shape), rows = row == 0 ? 0 : to.size() / row;
    ORTHANT_EXPECT(rows * row == to.size());
    ORTHANT_EXPECT(first_row + rows <= (shape.empty() ? 1 : shape.front()));
    if (to.empty()) return;
    const Selection from = select_rows(dataset, shape, first_row, rows);
    check(H5Dread(dataset.id(), memory_type(type_for<T>()).id(), from.memory.id(), from.file.id(), H5P_DEFAULT,
                  to.data()),
          "read a data set");
}

template void read_into<double>(const Dataset&, std::uint64_t, std::span<double>);
template void read_into<std::int64_t>(const Dataset&, std::uint64_t, std::span<std::int64_t>);
template void read_into<std::uint64_t>(const Dataset&, std::uint64_t, std::span<std::uint64_t>);

std::vector<std::string> read_any_text(const Dataset& dataset, std::uint64_t first_row, std::uint64_t rows) {
    const Datatype type = type_in_file(dataset);
    const Extent shape = shape_of(dataset);
    const std::uint64_t count = rows * row_elements(shape);
    if (count == 0) return {};
    const Selection from = select_rows(dataset, shape, first_row, rows);
    const auto read_to = [&](void* memory) {
        check(H5Dread(dataset.id(), type.id(), from.memory.id(), from.file.id(), H5P_DEFAULT, memory),
              "read a data set");
    };
    if (check(H5Tis_variable_str(type.id()), "look at a text type") > 0) {
        TextBeingRead text(count, type, from.memory);
        read_to(text.pointers());
        return text.strings();
    }
    const std::size_t length = H5Tget_size(type.id());
    std::vector<char> buffer(count * length);
    read_to(buffer.data());
    return split_fixed(buffer, length, H5Tget_strpad(type.id()));
}

}  // namespace orthant::h5
