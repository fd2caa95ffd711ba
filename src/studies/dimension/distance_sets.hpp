#pragma once

#include "base/aligned.hpp"
#include "base/lanes.hpp"
#include "base/random.hpp"
#include "data/matrix_view.hpp"
#include "studies/dimension/norm.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sources.hpp"
#include "studies/dimension/table_sets.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace orthant::dimension {

/// Where distances are measured from.
enum class Query {
    origin,  ///< the centre of the source; of the cube, |x| is there as from a corner of [0, 1]^D
    random,  ///< a fresh point of the source for each set; of a table, another row
};

/// Sets of points, all of one kind.
struct SetKind {
    Source source = Source::cube;
    Query query = Query::origin;
    std::uint64_t dimension = 2;
    std::uint64_t points = 2;                              ///< of each set, at least 2
    std::optional<data::MatrixView> table = std::nullopt;  ///< whose rows the points are; then no source matters
    double scale = 1;                                      ///< of the table: a power of two
};

/// What it takes to draw a coordinate of a point, in coordinates drawn from the cube; never to change (SampleTasks).
double work_of_coordinate(const SetKind& kind);

/// The distances of one set's points by one norm. Not finite, the mean at least, where a distance is none.
struct SetDistances {
    double nearest;
    double farthest;
    double mean;
    double variance;    ///< unbiased
    double mean_power;  ///< the mean of Σ|x|^p / D; for p = ∞ of the largest |x|
};

/// Draws the sets of one task, eight side by side, and measures the distances of their points.
///
/// Point i of set s is vector (⌊s/8⌋·points + i)·8 + s mod 8 of stream 0, the query of set s vector s of stream 1, with
/// the counters of sources.hpp. Of a table they are the rows that TableSets draws, the query last. Memory is that of a
/// block of points, whatever their number and dimension: a block is drawn once, of the ball and the sphere a second
/// time for the lengths of its vectors.
class DistanceSets {
  public:
    /// Sets of the task below 2^32 / points.
    DistanceSets(const SetKind& kind, const std::vector<Norm>& norms, std::uint64_t key, std::uint64_t task);

    /// Sets first … first + 7, `first` a multiple of 8.
    void draw(std::uint64_t first, Pacer& pacer);
    /// Of set first + i of those drawn last, norm by norm.
    std::span<const SetDistances> of(std::size_t i) const { return {&found_[i * norms_->size()], norms_->size()}; }

    /// How much memory it takes.
    static std::uint64_t bytes(const SetKind& kind, std::size_t norms);

  private:
    template <bool is_cube>
    void add_blocks(std::uint64_t first_vector, std::uint64_t first_query, std::size_t points, Pacer& pacer);
    void add_rows(std::size_t first_point, std::size_t points, Pacer& pacer);
    void add_magnitudes(std::size_t i, std::size_t count, Pacer& pacer);
    void find_scales(std::uint64_t first_vector, std::size_t points, Pacer& pacer);
    void take_lengths(std::size_t points, std::uint64_t points_before);
    void summarise();

    SetKind kind_;
    const std::vector<Norm>* norms_;
    RandomStream point_stream_;
    RandomStream query_stream_;
    std::optional<TableSets> rows_;
    AlignedArray<double> scales_;  ///< of the points of a block, in lanes
    AlignedArray<double> query_scale_;
    AlignedArray<double> query_;       ///< a chunk of its coordinates
    AlignedArray<double> magnitudes_;  ///< a chunk of |x − query| of one point
    AlignedArray<double> sums_;        ///< norm by norm, the sums of powers of the points of a block
    AlignedArray<double> state_;       ///< norm by norm, what is kept of the distances so far
    std::vector<SetDistances> found_;  ///< set by set, then norm by norm
};

}  // namespace orthant::dimension
