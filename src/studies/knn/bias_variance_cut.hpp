#pragma once

#include "studies/knn/bias_variance_record.hpp"

#include <cstddef>
#include <cstdint>

namespace orthant::knn {

/// How the predictions of a point are cut into tasks: blocks of test points, and within each, blocks of training sets.
/// A function of these numbers only. There are at most 64 blocks of sets, as alike as can be: standard errors are found
/// by comparing them. Blocks of test points keep a record below about a megabyte.
class BiasVarianceCut {
  public:
    /// `largest_k`: as many neighbours are kept of each test point of a block.
    BiasVarianceCut(std::size_t test_points, std::uint64_t sets, std::size_t ks, std::size_t largest_k,
                    std::size_t classes);

    struct Block {
        std::size_t first_point;
        std::size_t points;
        std::uint64_t first_set;
        std::uint64_t sets;
        std::uint64_t set_block;
    };

    std::uint64_t tasks() const { return point_blocks() * set_blocks(); }
    std::uint64_t point_blocks() const { return (test_points_ + points_per_block_ - 1) / points_per_block_; }
    std::uint64_t set_blocks() const { return set_blocks_; }
    /// Of a task: all sets of some test points before the next test points.
    Block block(std::uint64_t task) const;

    std::size_t test_points() const { return test_points_; }
    std::size_t points_per_block() const { return points_per_block_; }
    std::uint64_t sets() const { return sets_; }
    std::size_t ks() const { return ks_; }
    std::size_t classes() const { return classes_; }

  private:
    std::size_t test_points_;
    std::uint64_t sets_;
    std::size_t ks_;
    std::size_t classes_;
    std::size_t points_per_block_;
    std::uint64_t set_blocks_;
};

/// Whether the records hold closed forms.
enum class Exact { unknown, known };

/// The first block of sets says for all what is true, and what is known exactly.
RecordShape shape_of(const BiasVarianceCut& cut, const BiasVarianceCut::Block& block, Exact exact);

}  // namespace orthant::knn
