#pragma once

#include "studies/lstm/buffer.hpp"
#include "studies/lstm/cell.hpp"
#include "studies/lstm/parameter_layout.hpp"
#include "studies/lstm/right_factor.hpp"
#include "studies/lstm/rows.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace orthant::lstm {

/// y = a(x·W + b), row by row.
template <class T>
class DenseLayer {
  public:
    /// Adds W (inputs × outputs) and b to the layout.
    DenseLayer(std::size_t inputs, std::size_t outputs, Activation activation, ParameterLayout& layout,
               const std::string& prefix);

    std::size_t inputs() const { return w_.rows; }
    std::size_t outputs() const { return w_.columns; }
    /// Of what it allocates for so many rows, bytes.
    std::size_t bytes(std::size_t rows) const {
        using Form = typename RightFactor<T>::Form;
        return std::max(RightFactor<T>::bytes(inputs(), outputs(), Form::as_it_is, rows),
                        RightFactor<T>::bytes(inputs(), outputs(), Form::transposed, rows));
    }

    void forward(const T* parameters, Rows<const T> x, Rows<T> y);
    /// `dy`: the error of y, which becomes that of the products. Adds to `gradient`; fills `dx` unless it has no rows.
    void backward(const T* parameters, Rows<const T> x, Rows<const T> y, Rows<T> dy, T* gradient, Rows<T> dx);

  private:
    Activation activation_;
    ParameterBlock w_, bias_;
    RightFactor<T> factor_;
};

}  // namespace orthant::lstm
