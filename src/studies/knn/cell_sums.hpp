#pragma once

#include "base/aligned.hpp"
#include "base/bytes.hpp"
#include "base/lanes.hpp"

#include <cstddef>

namespace orthant::knn {

/// Several sums for each of many cells, which keep what each addition rounds off (Knuth's exact sum of two, without
/// branches, eight cells side by side).
class CellSums {
  public:
    CellSums(std::size_t kinds, std::size_t cells)
        : kinds_(kinds),
          cells_(cells),
          stride_(padded<double>(cells)),
          sums_(kinds * stride_),
          lost_(kinds * stride_) {}

    /// Adds x to a sum of the eight cells from `cell`, a multiple of 8.
    ORTHANT_LANES_INLINE void add(std::size_t kind, std::size_t cell, F64Lanes x) {
        add_at(kind * stride_ + cell, x, splat(0.0));
    }
    void merge(const CellSums& other);

    double value(std::size_t kind, std::size_t cell) const {
        return sums_[kind * stride_ + cell] + lost_[kind * stride_ + cell];
    }

    /// Every value, rounded to double.
    void write(ByteWriter& out) const;
    void read(ByteReader& in);

  private:
    ORTHANT_LANES_INLINE void add_at(std::size_t i, F64Lanes x, F64Lanes already_lost) {
        const F64Lanes sum = load(&sums_[i]);
        const F64Lanes total = sum + x;
        const F64Lanes of_x = total - sum;
        store(&lost_[i], load(&lost_[i]) + (((sum - (total - of_x)) + (x - of_x)) + already_lost));
        store(&sums_[i], total);
    }

    std::size_t kinds_;
    std::size_t cells_;
    std::size_t stride_;
    AlignedArray<double> sums_;
    AlignedArray<double> lost_;
};

}  // namespace orthant::knn
