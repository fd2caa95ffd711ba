#pragma once

#include "studies/lstm/buffer.hpp"
#include "studies/lstm/rows.hpp"

#include <cstddef>

namespace orthant::lstm {

/// A matrix as the right factor of products reads it: panels of a few cache lines' width, row after row, filled up with
/// zeros. Worth its making where many products share it, as all steps of a layer share R.
template <class T>
class Panels {
  public:
#if defined(__AVX512F__)
    static constexpr std::size_t packs = 2;
#else
    static constexpr std::size_t packs = 1;
#endif
    static constexpr std::size_t width = packs * pack_size<T>;

    void assign(Rows<const T> matrix);
    void assign_transposed(Rows<const T> matrix);

    std::size_t rows() const {
        return rows_;
    }
    std::size_t columns() const {
        return columns_;
    }
    /// The panel of columns width·i …; rows × width.
    const T* panel(std::size_t i) const {
        return values_.data() + i * rows_ * width;
    }
    std::size_t count() const {
        return (columns_ + width - 1) / width;
    }

    static std::size_t bytes(std::size_t rows, std::size_t columns) {
        return Buffer<T>::bytes((columns + width - 1) / width * width * rows);
    }

  private:
    void resize(std::size_t rows, std::size_t columns);

    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    Buffer<T> values_;
};

}  // namespace orthant::lstm
