#include "studies/lstm/dense_layer.hpp"

#include "base/contract.hpp"
#include "studies/lstm/cell_step.hpp"
#include "studies/lstm/product.hpp"

#include <algorithm>

namespace orthant::lstm {

template <class T>
DenseLayer<T>::DenseLayer(std::size_t inputs, std::size_t outputs, Activation activation, ParameterLayout& layout,
                          const std::string& prefix)
    : activation_(activation),
      w_(layout.add(prefix + "W", inputs, outputs)),
      bias_(layout.add(prefix + "b", 1, outputs)) {}

template <class T>
void DenseLayer<T>::forward(const T* parameters, Rows<const T> x, Rows<T> y) {
    ORTHANT_EXPECT(x.columns == inputs() && y.columns == outputs() && x.rows == y.rows);
    for (std::size_t i = 0; i < y.rows; ++i) std::copy_n(parameters + bias_.offset, outputs(), y.row(i));
    factor_.assign(w_.in(parameters), RightFactor<T>::Form::as_it_is, x.rows);
    factor_.add_product(x, y);
    if (activation_ == Activation::identity) return;
    for (std::size_t i = 0; i < y.rows; ++i)
        for (std::size_t u = 0; u < outputs(); u += pack_size<T>)
            store(y.row(i) + u, activate<T>(activation_, load(y.row(i) + u)), outputs() - u);
}

template <class T>
void DenseLayer<T>::backward(const T* parameters, Rows<const T> x, Rows<const T> y, Rows<T> dy, T* gradient,
                             Rows<T> dx) {
    if (activation_ != Activation::identity)
        for (std::size_t i = 0; i < y.rows; ++i)
            for (std::size_t u = 0; u < outputs(); u += pack_size<T>)
                store(dy.row(i) + u, Pack<T>(load(dy.row(i) + u) * slope<T>(activation_, load(y.row(i) + u))),
                      outputs() - u);
    add_product_of_transposed<T>(x, dy, w_.in(gradient));
    add_rows<T>(dy, gradient + bias_.offset);
    if (dx.rows == 0) return;
    for (std::size_t i = 0; i < dx.rows; ++i) std::fill_n(dx.row(i), dx.columns, T(0));
    factor_.assign(w_.in(parameters), RightFactor<T>::Form::transposed, dx.rows);
    factor_.add_product(dy, dx);
}

template class DenseLayer<float>;
template class DenseLayer<double>;

}  // namespace orthant::lstm
