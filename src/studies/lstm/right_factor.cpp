#include "studies/lstm/right_factor.hpp"

#include "studies/lstm/product.hpp"

#include <algorithm>

namespace orthant::lstm {
namespace {

/// Products of fewer rows read each value of the factor about once, wherever it is.
constexpr std::size_t fewest_rows_for_panels = 3;

/// Square by square, so that both sides are read and written by whole cache lines.
template <class T>
void transpose(Rows<const T> matrix, T* to) {
    constexpr std::size_t side = pack_size<T>;
    for (std::size_t first = 0; first < matrix.rows; first += side)
        for (std::size_t left = 0; left < matrix.columns; left += side)
            for (std::size_t j = left; j < std::min(left + side, matrix.columns); ++j)
                for (std::size_t i = first; i < std::min(first + side, matrix.rows); ++i)
                    to[j * matrix.rows + i] = matrix.row(i)[j];
}

}  // namespace

template <class T>
std::size_t RightFactor<T>::bytes(std::size_t rows, std::size_t columns, Form form, std::size_t rows_of_products) {
    const bool is_transposed = form == Form::transposed;
    if (rows_of_products >= fewest_rows_for_panels)
        return is_transposed ? Panels<T>::bytes(columns, rows) : Panels<T>::bytes(rows, columns);
    return is_transposed ? Buffer<T>::bytes(rows * columns) : 0;
}

template <class T>
void RightFactor<T>::assign(Rows<const T> matrix, Form form, std::size_t rows_of_products) {
    has_panels_ = rows_of_products >= fewest_rows_for_panels;
    if (has_panels_) return form == Form::transposed ? panels_.assign_transposed(matrix) : panels_.assign(matrix);
    plain_ = matrix;
    if (form == Form::as_it_is) return;
    if (transposed_.size() < matrix.rows * matrix.columns) transposed_ = Buffer<T>(matrix.rows * matrix.columns);
    transpose(matrix, transposed_.data());
    plain_ = {transposed_.data(), matrix.columns, matrix.rows};
}

template <class T>
void RightFactor<T>::add_product(Rows<const T> a, Rows<T> c) const {
    if (has_panels_)
        lstm::add_product<T>(a, panels_, c);
    else
        lstm::add_product<T>(a, plain_, c);
}

template class RightFactor<float>;
template class RightFactor<double>;

}  // namespace orthant::lstm
