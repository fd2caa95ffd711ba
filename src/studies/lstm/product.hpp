#pragma once

#include "studies/lstm/rows.hpp"

/// Products of row-major matrices, added to what is there. The bits depend on shapes and values alone: Eigen's own
/// choice for small matrices follows addresses, so they are multiplied here.
namespace orthant::lstm {

/// c += a·b
template <class T>
void add_product(Rows<const T> a, Rows<const T> b, Rows<T> c);

/// c += aᵀ·b
template <class T>
void add_product_of_transposed(Rows<const T> a, Rows<const T> b, Rows<T> c);

/// c += a·bᵀ
template <class T>
void add_product_with_transposed(Rows<const T> a, Rows<const T> b, Rows<T> c);

/// sums += the sum of the rows, one after the other.
template <class T>
void add_rows(Rows<const T> rows, T* sums);

}  // namespace orthant::lstm
