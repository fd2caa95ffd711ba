#include "studies/dimension/nearest.hpp"

#include "base/fixed_math.hpp"
#include "studies/dimension/cube_reach.hpp"
#include "studies/dimension/estimate_layout.hpp"
#include "studies/dimension/monte_carlo.hpp"
#include "studies/dimension/nearest_forms.hpp"
#include "studies/dimension/nearest_median.hpp"
#include "studies/dimension/sample_tally.hpp"
#include "studies/dimension/set_size.hpp"
#include "studies/dimension/vector_sums.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace orthant::dimension {
namespace {

using study::Number;

/// A sample is a set of N points uniform in the unit ball (the first D coordinates of points uniform on the unit sphere
/// of R^(D+2), stream 0) and of as many in the unit cube (stream 1); point i of sample s is vector s·N + i.
class NearestPoint {
  public:
    using Tally = SampleTally;
    static constexpr const char* count_name = "sets";
    static constexpr const char* samples_are = "sets of points drawn at every point of the space";
    static constexpr std::int64_t usual_samples = 10'000;
    static constexpr const char* example = R"(study = "dimension.nearest"
seed = 1

[space]
D = [2, 10, 100]
N = [500]
fraction = [0.01, 0.1]

[settings]
sets = 10_000
)";

    static job::Schema schema() {
        return {
            .study = "dimension.nearest",
            .summary =
                "How far the nearest of many points lies from the centre of a ball, and how large a part of "
                "a cube must be to hold some of its volume: nearly as large as the whole, in many "
                "dimensions.",
            .parameters = {
                {.name = "D",
                 .description = "number of dimensions",
                 .role = job::Role::outer,
                 .minimum = 1,
                 .maximum = 100'000},
                {.name = "N", .description = "points of a set", .role = job::Role::outer, .minimum = 1, .maximum = 1e8},
                {.name = "fraction",
                 .description = "share of the cube's volume that a cube inside it holds",
                 .type = job::Type::real,
                 .role = job::Role::inner,
                 .default_value = job::Value{0.01},
                 .minimum = 0,
                 .maximum = 1}}};
    }

    static void check(const job::Job& job) { check_set_size(job); }
    static study::Layout layout(const job::Job& /*job*/) {
        study::Layout layout;
        auto& results = layout.results;
        add_estimate(results,
                     {"median_distance",
                      "median distance of the nearest point from the centre, in radii, at most median_resolution from "
                      "that of the sample"},
                     Exact::known);
        results.push_back({"median_resolution", "width of the cell in which the median is found: bounds its error"});
        add_estimate(results, {"mean_distance", "mean distance of the nearest point from the centre, in radii"},
                     Exact::known);
        add_estimate(results,
                     {"share_inside",
                      "share of the points of the cube that lie in the centred cube of this side",
                      "1",
                      Number::real,
                      {"fraction"}},
                     Exact::known);
        results.push_back({"side",
                           "side of a cube that holds the fraction of the unit cube's volume",
                           "1",
                           Number::real,
                           {"fraction"}});
        results.push_back({"sets_drawn", "sets of points drawn", "1", Number::integer});
        return layout;
    }

    NearestPoint(const job::Job& job, const job::Point& point)
        : law_{static_cast<std::uint64_t>(point.integer("D")), static_cast<std::uint64_t>(point.integer("N"))},
          mean_(law_.mean()) {
        for (const job::Value& value : job.values("fraction")) {
            fractions_.push_back(std::get<double>(value));
            sides_.push_back(side_of_fraction(fractions_.back(), law_.dimension));
        }
    }

    /// Counts: the cells of NearestMedian, then points inside the cube of each fraction.
    SampleTally tally() const { return {1, NearestMedian::cells + fractions_.size()}; }

    double coordinates_per_sample() const { return points() * (40 + 5 * dimension()); }
    double seconds_per_sample() const { return 100e-9 + points() * (25e-9 + 2.4e-9 * dimension()); }

    void sample(std::uint64_t key, std::uint64_t task, std::uint64_t sets, Pacer& pacer, SampleTally& tally) const {
        measure_distances(RandomStream(key, task, StreamId{0}), sets, pacer, tally);
        count_inside(RandomStream(key, task, StreamId{1}), sets, pacer, tally);
        tally.add_samples(sets);
    }

    PointResults results(const SampleTally& tally) const {
        PointResults results;
        const NearestMedian median(law_, tally.counts().first(NearestMedian::cells));
        results.estimate("median_distance", median.estimate());
        results.real("median_distance_exact", law_.quantile(0.5));
        results.real("median_resolution", median.resolution());
        const Estimate distance = mean(tally.moments(0));
        results.estimate("mean_distance", {mean_ + distance.value, distance.standard_error});
        results.real("mean_distance_exact", mean_);
        std::vector<Estimate> shares;
        for (std::size_t i = 0; i < fractions_.size(); ++i)
            shares.push_back(proportion(tally.count(NearestMedian::cells + i), tally.samples() * law_.points));
        results.estimates("share_inside", shares);
        results.reals("share_inside_exact", fractions_);
        results.reals("side", sides_);
        results.integer("sets_drawn", tally.samples());
        return results;
    }

    std::uint64_t task_bytes() const { return 64 * 1024; }
    std::uint64_t record_bytes(std::uint64_t /*sets*/) const { return tally().record_bytes(); }

  private:
    double dimension() const { return static_cast<double>(law_.dimension); }
    double points() const { return static_cast<double>(law_.points); }

    void measure_distances(const RandomStream& stream, std::uint64_t sets, Pacer& pacer, SampleTally& tally) const {
        const std::uint64_t vectors = sets * law_.points;
        std::uint64_t left_of_set = law_.points;
        double least = 1;
        SquareBatch batch;
        for (std::uint64_t first = 0; first < vectors; first += lane_count) {
            const DrawnSquares drawn = drawn_squares<NormalSquares>(stream, first, law_.dimension, 2, pacer);
            const F64Lanes squares = drawn.visible / (drawn.visible + drawn.hidden);
            const std::uint64_t count = std::min<std::uint64_t>(lane_count, vectors - first);
            for (std::uint64_t lane = 0; lane < count; ++lane) {
                least = std::min(least, squares[lane]);
                if (--left_of_set > 0) continue;
                batch.squares[batch.size++] = least;
                if (batch.size == lane_count) empty(batch, tally);
                least = 1;
                left_of_set = law_.points;
            }
        }
        empty(batch, tally);
    }

    /// Squared distances of up to eight sets, to be counted together.
    struct SquareBatch {
        F64Lanes squares = splat(1.0);
        std::size_t size = 0;
    };

    void empty(SquareBatch& batch, SampleTally& tally) const {
        const F64Lanes distances = square_root(batch.squares);
        const F64Lanes cells = NearestMedian::cells_of(law_, batch.squares);
        for (std::size_t i = 0; i < batch.size; ++i) {
            tally.add(0, distances[i] - mean_);
            ++tally.count(static_cast<std::size_t>(cells[i]));
        }
        batch = {};
    }

    void count_inside(const RandomStream& stream, std::uint64_t sets, Pacer& pacer, SampleTally& tally) const {
        const std::uint64_t vectors = sets * law_.points;
        for (std::uint64_t first = 0; first < vectors; first += lane_count) {
            const F64Lanes reach = cube_reach(stream, first, law_.dimension, pacer);
            const I64Lanes exists = lane_numbers() < splat(vectors - first);
            for (std::size_t i = 0; i < sides_.size(); ++i) {
                const I64Lanes inside = exists & (reach <= splat(sides_[i]));
                std::uint64_t count = 0;
                for (std::size_t lane = 0; lane < lane_count; ++lane) count += inside[lane] != 0 ? 1 : 0;
                tally.count(NearestMedian::cells + i) += count;
            }
        }
    }

    NearestLaw law_;
    double mean_;
    std::vector<double> fractions_;
    std::vector<double> sides_;
};

}  // namespace

study::Entry nearest() {
    return monte_carlo<NearestPoint>();
}

}  // namespace orthant::dimension
