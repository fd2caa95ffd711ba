#pragma once

#include "studies/lstm/rows.hpp"

#include <Eigen/Core>

#include <type_traits>

namespace orthant::lstm {

/// As Eigen sees it.
template <class T>
auto matrix(const Rows<T>& rows) {
    using Value = std::remove_const_t<T>;
    using Matrix = Eigen::Matrix<Value, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Given = std::conditional_t<std::is_const_v<T>, const Matrix, Matrix>;
    return Eigen::Map<Given, Eigen::Unaligned, Eigen::OuterStride<>>(
        rows.values, static_cast<Eigen::Index>(rows.rows), static_cast<Eigen::Index>(rows.columns),
        Eigen::OuterStride<>(static_cast<Eigen::Index>(rows.stride)));
}

}  // namespace orthant::lstm
