#pragma once

#include <cstddef>

namespace orthant::lstm {

/// A row-major matrix that somebody else owns: `rows` of `columns`, each `stride` after the last.
template <class T>
struct Rows {
    T* values = nullptr;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t stride = 0;

    Rows() = default;
    Rows(T* first, std::size_t row_count, std::size_t column_count, std::size_t row_stride)
        : values(first), rows(row_count), columns(column_count), stride(row_stride) {}
    Rows(T* first, std::size_t row_count, std::size_t column_count)
        : Rows(first, row_count, column_count, column_count) {}
    /// Of values that may be changed, a matrix that may not.
    operator Rows<const T>() const { return {values, rows, columns, stride}; }

    T* row(std::size_t i) const { return values + i * stride; }
    Rows slice(std::size_t first, std::size_t count) const { return {row(first), count, columns, stride}; }
    Rows columns_from(std::size_t first, std::size_t count) const { return {values + first, rows, count, stride}; }
};

}  // namespace orthant::lstm
