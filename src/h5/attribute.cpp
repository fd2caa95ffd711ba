#include "h5/attribute.hpp"

#include "base/contract.hpp"
#include "h5/datatype.hpp"
#include "h5/extent.hpp"
#include "h5/failure.hpp"
#include "h5/file_size.hpp"
#include "h5/text_buffer.hpp"

#include <hdf5.h>

namespace orthant::h5 {
namespace {

template <Element T>
void write_values(AttributeHolder holder, const std::string& name, const Dataspace& space, std::span<const T> values) {
    const Attribute attribute(check(
        H5Acreate2(holder.id(), name.c_str(), file_type(type_for<T>()).id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
        "create attribute", name));
    const auto write_from = [&](const void* memory) {
        check(H5Awrite(attribute.id(), memory_type(type_for<T>()).id(), memory), "write attribute", name);
    };
    if constexpr (std::same_as<T, std::string>)
        write_from(TextToWrite(values).pointers());
    else
        write_from(values.data());
}

template <Element T>
std::vector<T> read_values(const Attribute& attribute, const std::string& name, const Dataspace& space,
                           std::uint64_t count) {
    const Datatype type = memory_type(type_for<T>());
    if constexpr (std::same_as<T, std::string>) {
        TextBeingRead text(count, type, space);
        check(H5Aread(attribute.id(), type.id(), text.pointers()), "read attribute", name);
        return text.strings();
    } else {
        std::vector<T> values(count);
        check(H5Aread(attribute.id(), type.id(), values.data()), "read attribute", name);
        return values;
    }
}

std::uint64_t checked_count(const Attribute& attribute, const std::string& name, const Dataspace& space) {
    const auto count =
        static_cast<std::uint64_t>(check(H5Sget_simple_extent_npoints(space.id()), "read attribute", name));
    if (count > file_bytes(attribute.id()))
        throw Failure("read attribute '" + name + "'", "it claims to be larger than its file", 0);
    return count;
}

}  // namespace

template <Element T>
void write_attribute(AttributeHolder holder, const std::string& name, const T& value) {
    write_values(holder, name, make_space({}, Growth::fixed), std::span(&value, 1));
}

template <Element T>
void write_attribute_list(AttributeHolder holder, const std::string& name, const std::vector<T>& values) {
    ORTHANT_EXPECT(!values.empty());
    write_values(holder, name, make_space({values.size()}, Growth::fixed), std::span(values));
}

std::optional<AttributeValue> read_attribute(AttributeHolder holder, const std::string& name) {
    if (check(H5Aexists(holder.id(), name.c_str()), "look for attribute", name) == 0) return std::nullopt;
    const Attribute attribute(check(H5Aopen(holder.id(), name.c_str(), H5P_DEFAULT), "open attribute", name));
    const Dataspace space(check(H5Aget_space(attribute.id()), "read attribute", name));
    const std::uint64_t count = checked_count(attribute, name, space);
    const std::optional<Type> type = type_of(Datatype(check(H5Aget_type(attribute.id()), "read attribute", name)));
    if (!type) throw Failure("read attribute '" + name + "'", "its type is none that Orthant writes", 0);
    switch (*type) {
        case Type::text:
            return read_values<std::string>(attribute, name, space, count);
        case Type::float64:
            return read_values<double>(attribute, name, space, count);
        case Type::uint64:
            return read_values<std::uint64_t>(attribute, name, space, count);
        default:
            return read_values<std::int64_t>(attribute, name, space, count);
    }
}

std::vector<std::string> attribute_names(AttributeHolder holder) {
    std::vector<std::string> names;
    const auto collect = [](hid_t /*object*/, const char* name, const H5A_info_t* /*info*/, void* data) -> herr_t {
        static_cast<std::vector<std::string>*>(data)->emplace_back(name);
        return 0;
    };
    hsize_t position = 0;
    check(H5Aiterate2(holder.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, &position, collect, &names), "list attributes");
    return names;
}

#define ORTHANT_H5_ATTRIBUTE(T)                                                      \
    template void write_attribute<T>(AttributeHolder, const std::string&, const T&); \
    template void write_attribute_list<T>(AttributeHolder, const std::string&, const std::vector<T>&);

ORTHANT_H5_ATTRIBUTE(std::int8_t)
ORTHANT_H5_ATTRIBUTE(std::int32_t)
ORTHANT_H5_ATTRIBUTE(std::int64_t)
ORTHANT_H5_ATTRIBUTE(std::byte)
ORTHANT_H5_ATTRIBUTE(std::uint64_t)
ORTHANT_H5_ATTRIBUTE(double)
ORTHANT_H5_ATTRIBUTE(std::string)
#undef ORTHANT_H5_ATTRIBUTE

}  // namespace orthant::h5
