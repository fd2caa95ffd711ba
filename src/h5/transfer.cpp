#include "base/contract.hpp"
#include "h5/dataset.hpp"
#include "h5/datatype.hpp"
#include "h5/failure.hpp"
#include "h5/file_size.hpp"
#include "h5/selection.hpp"
#include "h5/text_buffer.hpp"

#include <hdf5.h>

namespace orthant::h5 {
namespace {

void refuse_absurd_size(const Dataset& dataset, const Extent& shape) {
    const auto type = type_of(dataset);
    if (!type) throw Failure("read a data set", "its type is none that Orthant writes", 0);
    if (!can_hold(file_bytes(dataset.id()), element_count(shape), bytes_per_element(*type)))
        throw Failure("read a data set", "it claims to be larger than its file can hold", 0);
}

}  // namespace

template <Element T>
void write_rows(const Dataset& dataset, std::uint64_t first_row, std::span<const T> values) {
    const Extent shape = shape_of(dataset);
    const std::uint64_t row = row_elements(shape), rows = row == 0 ? 0 : values.size() / row;
    ORTHANT_EXPECT(rows * row == values.size());
    ORTHANT_EXPECT(first_row + rows <= (shape.empty() ? 1 : shape.front()));
    if (values.empty()) return;

    const Selection to = select_rows(dataset, shape, first_row, rows);
    const auto write_from = [&](const void* memory) {
        check(
            H5Dwrite(dataset.id(), memory_type(type_for<T>()).id(), to.memory.id(), to.file.id(), H5P_DEFAULT, memory),
            "write a data set");
    };
    if constexpr (std::same_as<T, std::string>)
        write_from(TextToWrite(values).pointers());
    else
        write_from(values.data());
}

template <Element T>
std::vector<T> read_rows(const Dataset& dataset, std::uint64_t first_row, std::uint64_t rows) {
    const Extent shape = shape_of(dataset);
    const std::uint64_t rows_there = shape.empty() ? 1 : shape.front();
    ORTHANT_EXPECT(first_row <= rows_there && rows <= rows_there - first_row);
    refuse_absurd_size(dataset, shape);
    const std::uint64_t count = rows * row_elements(shape);
    if (count == 0) return {};

    const Selection from = select_rows(dataset, shape, first_row, rows);
    const Datatype type = memory_type(type_for<T>());
    const auto read_into = [&](void* memory) {
        check(H5Dread(dataset.id(), type.id(), from.memory.id(), from.file.id(), H5P_DEFAULT, memory),
              "read a data set");
    };
    if constexpr (std::same_as<T, std::string>) {
        TextBeingRead text(count, type, from.memory);
        read_into(text.pointers());
        return text.strings();
    } else {
        std::vector<T> values(count);
        read_into(values.data());
        return values;
    }
}

#define ORTHANT_H5_TRANSFER(T)                                                      \
    template void write_rows<T>(const Dataset&, std::uint64_t, std::span<const T>); \
    template std::vector<T> read_rows<T>(const Dataset&, std::uint64_t, std::uint64_t);

ORTHANT_H5_TRANSFER(std::int8_t)
ORTHANT_H5_TRANSFER(std::int32_t)
ORTHANT_H5_TRANSFER(std::int64_t)
ORTHANT_H5_TRANSFER(std::byte)
ORTHANT_H5_TRANSFER(std::uint64_t)
ORTHANT_H5_TRANSFER(double)
ORTHANT_H5_TRANSFER(std::string)
#undef ORTHANT_H5_TRANSFER

}  // namespace orthant::h5
