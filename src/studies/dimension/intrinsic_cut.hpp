#pragma once

#include "studies/dimension/intrinsic_settings.hpp"

#include <cstddef>
#include <cstdint>

namespace orthant::dimension {

/// How the rows of a set are cut into the tasks that search the neighbours of each: about a fifth of a second of work
/// each. A function of the job and the point.
class IntrinsicCut {
  public:
    /// `neighbours` of each row are wanted.
    IntrinsicCut(const IntrinsicPoint& point, std::size_t neighbours);

    struct Block {
        std::uint64_t set;
        std::size_t first_row;
        std::size_t rows;
    };

    /// Of a set.
    std::uint64_t blocks() const { return (rows_ + per_block_ - 1) / per_block_; }
    Block block(std::uint64_t task) const;
    /// Where all rows of a table are asked for, there is no other set to draw.
    bool has_one_set() const { return has_one_set_; }
    double seconds(const Block& block) const;

  private:
    bool has_one_set_;
    std::size_t rows_;
    double seconds_per_row_;
    std::size_t per_block_;
};

}  // namespace orthant::dimension
