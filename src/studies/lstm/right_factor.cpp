#include "studies/lstm/right_factor.hpp"

#include "studies/lstm/product.hpp"

namespace orthant::lstm {
namespace {

/// Products of fewer rows read each value of the factor about once, wherever it is.
constexpr std::size_t fewest_rows_for_panels = 3;

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
    for (std::size_t i = 0; i < matrix.rows; ++i)
        for (std::size_t j = 0; j < matrix.columns; ++j) transposed_[j * matrix.rows + i] = matrix.row(i)[j];
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
