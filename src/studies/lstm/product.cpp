#include "studies/lstm/product.hpp"

#include "studies/lstm/matrix.hpp"
#include "studies/lstm/pack.hpp"

namespace orthant::lstm {
namespace {

/// Below this sum of its three sizes Eigen multiplies coefficient by coefficient.
constexpr std::size_t smallest_for_eigen = 24;

bool is_small(std::size_t rows, std::size_t depth, std::size_t columns) {
    return rows + depth + columns < smallest_for_eigen;
}

}  // namespace

template <class T>
void add_product(Rows<const T> a, Rows<const T> b, Rows<T> c) {
    if (c.rows == 0 || c.columns == 0) return;
    if (!is_small(a.rows, a.columns, b.columns)) {
        matrix(c).noalias() += matrix(a) * matrix(b);
        return;
    }
    for (std::size_t i = 0; i < a.rows; ++i)
        for (std::size_t k = 0; k < a.columns; ++k)
            for (std::size_t j = 0; j < b.columns; ++j) c.row(i)[j] += a.row(i)[k] * b.row(k)[j];
}

template <class T>
void add_product_of_transposed(Rows<const T> a, Rows<const T> b, Rows<T> c) {
    if (a.rows == 0) return;
    if (!is_small(a.columns, a.rows, b.columns)) {
        matrix(c).noalias() += matrix(a).transpose() * matrix(b);
        return;
    }
    for (std::size_t k = 0; k < a.rows; ++k)
        for (std::size_t i = 0; i < a.columns; ++i)
            for (std::size_t j = 0; j < b.columns; ++j) c.row(i)[j] += a.row(k)[i] * b.row(k)[j];
}

template <class T>
void add_product_with_transposed(Rows<const T> a, Rows<const T> b, Rows<T> c) {
    if (c.rows == 0 || c.columns == 0) return;
    if (!is_small(a.rows, a.columns, b.rows)) {
        matrix(c).noalias() += matrix(a) * matrix(b).transpose();
        return;
    }
    for (std::size_t i = 0; i < a.rows; ++i)
        for (std::size_t j = 0; j < b.rows; ++j)
            for (std::size_t k = 0; k < a.columns; ++k) c.row(i)[j] += a.row(i)[k] * b.row(j)[k];
}

template <class T>
void add_rows(Rows<const T> rows, T* sums) {
    for (std::size_t j = 0; j < rows.columns; j += pack_size<T>) {
        Pack<T> sum = load(sums + j);
        for (std::size_t i = 0; i < rows.rows; ++i) sum += load(rows.row(i) + j);
        store(sums + j, sum, rows.columns - j);
    }
}

#define ORTHANT_PRODUCTS(T)                                                           \
    template void add_product(Rows<const T>, Rows<const T>, Rows<T>);                 \
    template void add_product_of_transposed(Rows<const T>, Rows<const T>, Rows<T>);   \
    template void add_product_with_transposed(Rows<const T>, Rows<const T>, Rows<T>); \
    template void add_rows(Rows<const T>, T*);
ORTHANT_PRODUCTS(float)
ORTHANT_PRODUCTS(double)
#undef ORTHANT_PRODUCTS

}  // namespace orthant::lstm
