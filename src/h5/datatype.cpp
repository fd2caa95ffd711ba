#include "h5/datatype.hpp"

#include <hdf5.h>

namespace orthant::h5 {
namespace {

Datatype copy(hid_t type) {
    return Datatype(check(H5Tcopy(type), "make a type"));
}

Datatype utf8_text() {
    Datatype type = copy(H5T_C_S1);
    check(H5Tset_size(type.id(), H5T_VARIABLE), "make a text type");
    check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "make a text type");
    return type;
}

std::optional<Type> integer_type(std::size_t size, H5T_sign_t sign) {
    if (sign == H5T_SGN_NONE) return size == 1 ? Type::uint8 : size < 8 ? Type::int64 : Type::uint64;
    return size == 1 ? Type::int8 : size <= 4 ? Type::int32 : Type::int64;
}

}  // namespace

Datatype memory_type(Type type) {
    switch (type) {
        case Type::int8:
            return copy(H5T_NATIVE_INT8);
        case Type::int32:
            return copy(H5T_NATIVE_INT32);
        case Type::int64:
            return copy(H5T_NATIVE_INT64);
        case Type::uint8:
            return copy(H5T_NATIVE_UINT8);
        case Type::uint64:
            return copy(H5T_NATIVE_UINT64);
        case Type::float64:
            return copy(H5T_NATIVE_DOUBLE);
        case Type::text:
            return utf8_text();
    }
    return {};
}

Datatype file_type(Type type) {
    switch (type) {
        case Type::int8:
            return copy(H5T_STD_I8LE);
        case Type::int32:
            return copy(H5T_STD_I32LE);
        case Type::int64:
            return copy(H5T_STD_I64LE);
        case Type::uint8:
            return copy(H5T_STD_U8LE);
        case Type::uint64:
            return copy(H5T_STD_U64LE);
        case Type::float64:
            return copy(H5T_IEEE_F64LE);
        case Type::text:
            return utf8_text();
    }
    return {};
}

std::optional<Type> type_of(const Datatype& datatype) {
    const std::size_t size = H5Tget_size(datatype.id());
    switch (H5Tget_class(datatype.id())) {
        case H5T_INTEGER:
            if (size == 0 || size > 8) return std::nullopt;
            return integer_type(size, H5Tget_sign(datatype.id()));
        case H5T_FLOAT:
            return size == 4 || size == 8 ? std::optional(Type::float64) : std::nullopt;
        case H5T_STRING:
            if (check(H5Tis_variable_str(datatype.id()), "look at a text type") == 0) return std::nullopt;
            return Type::text;
        default:
            return std::nullopt;
    }
}

}  // namespace orthant::h5
