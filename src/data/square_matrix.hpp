#pragma once

#include "base/aligned.hpp"

#include <cstddef>

namespace orthant::data {

/// n × n doubles, row by row; rows and columns are padded with zeros to a multiple of eight.
class SquareMatrix {
  public:
    explicit SquareMatrix(std::size_t size) : size_(size), stride_(padded<double>(size)), values_(stride_ * stride_) {}

    std::size_t size() const { return size_; }
    std::size_t stride() const { return stride_; }
    double* row(std::size_t i) { return values_.data() + i * stride_; }
    const double* row(std::size_t i) const { return values_.data() + i * stride_; }

  private:
    std::size_t size_;
    std::size_t stride_;
    AlignedArray<double> values_;
};

}  // namespace orthant::data
