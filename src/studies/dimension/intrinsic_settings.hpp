#pragma once

#include "job/job.hpp"
#include "job/schema.hpp"
#include "job/space.hpp"
#include "studies/dimension/manifolds.hpp"
#include "study/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::dimension {

/// What a job asks at all points.
struct IntrinsicSettings {
    std::vector<std::size_t> ks;  ///< at least 2 each
    double discard = 0;
    std::uint64_t sets = 1;

    /// Error(job) for values that do not fit together.
    explicit IntrinsicSettings(const job::Job& job);

    std::size_t largest_k() const;
};

struct IntrinsicPoint {
    ManifoldShape shape;
    std::size_t rows;  ///< of a set

    explicit IntrinsicPoint(const job::Point& point);
};

/// How the rows of a set are cut into the tasks that search the neighbours of each: about a fifth of a second of work
/// each. A function of the point only.
class IntrinsicCut {
  public:
    explicit IntrinsicCut(const IntrinsicPoint& point);

    struct Block {
        std::uint64_t set;
        std::size_t first_row;
        std::size_t rows;
    };

    std::uint64_t blocks() const { return (rows_ + per_block_ - 1) / per_block_; }
    Block block(std::uint64_t task) const;
    double seconds(const Block& block) const;

  private:
    std::size_t rows_;
    double seconds_per_row_;
    std::size_t per_block_;
};

job::Schema intrinsic_schema();
study::Layout intrinsic_layout();

}  // namespace orthant::dimension
