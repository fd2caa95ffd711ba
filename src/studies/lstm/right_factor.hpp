#pragma once

#include "studies/lstm/panels.hpp"
#include "studies/lstm/rows.hpp"

#include <cstddef>

namespace orthant::lstm {

/// The right factor of many products: weights, or their transpose, put where products of so many rows read it fastest.
template <class T>
class RightFactor {
  public:
    enum class Form { as_it_is, transposed };

    /// The matrix must stay where it is while products are taken.
    void assign(Rows<const T> matrix, Form form, std::size_t rows_of_products);
    /// c += a·(this)
    void add_product(Rows<const T> a, Rows<T> c) const;

    /// Of all that `assign` allocates for a matrix of this size, bytes.
    static std::size_t bytes(std::size_t rows, std::size_t columns, Form form, std::size_t rows_of_products);

  private:
    bool has_panels_ = false;
    Panels<T> panels_;
    Rows<const T> plain_;
    Buffer<T> transposed_;
};

}  // namespace orthant::lstm
