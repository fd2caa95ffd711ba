#pragma once

#include "studies/lstm/panels.hpp"
#include "studies/lstm/rows.hpp"

/// Products of row-major matrices, added to what is there.
///
/// Each value of c gets the sum over the depth in its order, one fused multiply-add after the other, in stretches of
/// 256 that are added up: its bits depend on neither sizes nor addresses, nor on what else is in the matrices. Rows
/// must be readable for a cache line behind their end (Buffer).
namespace orthant::lstm {

/// Products of transposed matrices cut into so many rows give the same bits as whole ones.
inline constexpr std::size_t product_stretch = 256;

/// c += a·b
template <class T>
void add_product(Rows<const T> a, const Panels<T>& b, Rows<T> c);

/// c += a·b, for few rows of a; `b` is read where it is.
template <class T>
void add_product(Rows<const T> a, Rows<const T> b, Rows<T> c);

/// c += aᵀ·b.
template <class T>
void add_product_of_transposed(Rows<const T> a, Rows<const T> b, Rows<T> c);

/// sums += the sum of the rows, one after the other.
template <class T>
void add_rows(Rows<const T> rows, T* sums);

}  // namespace orthant::lstm
