#include "studies/lstm/panels.hpp"

#include <algorithm>

namespace orthant::lstm {

template <class T>
void Panels<T>::resize(std::size_t rows, std::size_t columns) {
    rows_ = rows;
    columns_ = columns;
    const std::size_t needed = count() * width * rows;
    if (values_.size() < needed) values_ = Buffer<T>(needed);
}

template <class T>
void Panels<T>::assign(Rows<const T> matrix) {
    resize(matrix.rows, matrix.columns);
    for (std::size_t p = 0; p < count(); ++p) {
        const std::size_t first = p * width, wide = std::min(width, columns_ - first);
        T* to = values_.data() + p * rows_ * width;
        for (std::size_t k = 0; k < rows_; ++k, to += width) {
            std::copy_n(matrix.row(k) + first, wide, to);
            std::fill(to + wide, to + width, T(0));
        }
    }
}

template <class T>
void Panels<T>::assign_transposed(Rows<const T> matrix) {
    resize(matrix.columns, matrix.rows);
    for (std::size_t p = 0; p < count(); ++p) {
        const std::size_t first = p * width, wide = std::min(width, columns_ - first);
        T* to = values_.data() + p * rows_ * width;
        for (std::size_t j = 0; j < wide; ++j) {
            const T* from = matrix.row(first + j);
            for (std::size_t k = 0; k < rows_; ++k) to[k * width + j] = from[k];
        }
        if (wide < width)
            for (std::size_t k = 0; k < rows_; ++k) std::fill(to + k * width + wide, to + (k + 1) * width, T(0));
    }
}

template class Panels<float>;
template class Panels<double>;

}  // namespace orthant::lstm
