#include "studies/dimension/cube.hpp"

#include "studies/dimension/ball_volumes.hpp"
#include "studies/dimension/cube_layout.hpp"
#include "studies/dimension/cube_squares.hpp"
#include "studies/dimension/cube_tally.hpp"
#include "studies/dimension/monte_carlo.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace orthant::dimension {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// In sides of the cube, for D = 1, 2, 3: half the mean distance from a corner (Bailey, Borwein and Crandall,
/// "Box integrals", J. Comput. Appl. Math. 206, 2007); NaN for others.
double mean_distance_from_centre(std::uint64_t dimension) {
    using std::numbers::pi;
    using std::numbers::sqrt2;
    using std::numbers::sqrt3;
    const std::array<double, 3> known{0.25, (sqrt2 + std::log(1 + sqrt2)) / 6,
                                      sqrt3 / 8 + std::log(2 + sqrt3) / 4 - pi / 48};
    return dimension <= known.size() ? known[dimension - 1] : nan;
}

/// Points uniform in the unit cube, and (from a stream of their own) normal vectors for the volume of the ball.
class CubePoint {
  public:
    using Tally = CubeTally;
    static constexpr const char* count_name = "points";
    static constexpr const char* samples_are = "points of the cube, and vectors for the ball, drawn at every D";
    static constexpr std::int64_t usual_samples = 100'000;
    static constexpr const char* example = R"(study = "dimension.cube"
seed = 1

[space]
D = [2, 3, 10, 100, 1_000]
radius = [0.25, 0.5]

[settings]
points = 100_000
)";

    static job::Schema schema() { return cube_schema(); }
    static study::Layout layout(const job::Job& job) {
        return cube_layout(static_cast<std::uint64_t>(job.integer("bins")));
    }

    CubePoint(const job::Job& job, const job::Point& point)
        : dimension_(static_cast<std::uint64_t>(point.integer("D"))),
          bins_(static_cast<std::uint64_t>(job.integer("bins"))) {
        for (const job::Value& radius : job.values("radius")) radii_.push_back(std::get<double>(radius));
    }

    CubeTally tally() const {
        CubeTally tally{{2, radii_.size() + bins_}, {}};
        if (has_volume()) tally.volumes.emplace(dimension_);
        return tally;
    }

    /// Of many levels tasks are the longer, so that there are fewer of their long records.
    double coordinates_per_sample() const {
        return 48 + (has_volume() ? 5 * std::min(dimension(), 400.0) : 1.2 * dimension());
    }
    double seconds_per_sample() const { return 35e-9 + (has_volume() ? 3.4e-9 : 0.85e-9) * dimension(); }

    void sample(std::uint64_t key, std::uint64_t task, std::uint64_t points, Pacer& pacer, CubeTally& tally) const {
        const RandomStream normal_stream(key, task, StreamId{0});
        const RandomStream cube_stream(key, task, StreamId{1});
        if (tally.volumes) tally.volumes->add(level_sums(normal_stream, points, dimension_, pacer));
        for (std::uint64_t first = 0; first < points; first += lane_count) {
            const CubeSquaresOfPoints squares = cube_squares(cube_stream, first, dimension_, pacer);
            const std::uint64_t count = std::min<std::uint64_t>(lane_count, points - first);
            for (std::uint64_t lane = 0; lane < count; ++lane)
                add(squares.from_centre[lane], squares.from_corner[lane], tally.points);
        }
        tally.points.add_samples(points);
    }

    PointResults results(const CubeTally& tally) const {
        PointResults results;
        results.estimate("log10_ball_share", tally.volumes ? tally.volumes->log10_ball_share() : Estimate{nan, nan});
        results.real("log10_ball_share_exact", log10_ball_share_of_cube(dimension_));
        add_distances(tally.points, results);
        add_corners(tally.points, results);
        results.real("middle_diameter", middle_diameter(dimension_));
        results.integer("middle_ball", static_cast<std::uint64_t>(middle_ball(dimension_)));
        results.real("log10_middle_share", log10_middle_share(dimension_));
        results.integer("points_drawn", tally.points.samples());
        return results;
    }

    std::uint64_t task_bytes() const {
        return 64 * 1024 + bins_ * 8 + (has_volume() ? 8 * sizeof(double) * dimension_ : 0);
    }
    std::uint64_t record_bytes(std::uint64_t /*points*/) const { return tally().record_bytes(); }

  private:
    enum Quantity : std::size_t { distance, square };

    double dimension() const { return static_cast<double>(dimension_); }
    double usual_square() const { return dimension() / 12; }
    double half_diagonal() const { return 0.5 * std::sqrt(dimension()); }
    bool has_volume() const { return dimension_ <= most_levels; }

    /// Of a point with these squared distances. Quantities are counted about the root mean square and the mean square.
    void add(double from_centre, double from_corner, SampleTally& tally) const {
        const double length = std::sqrt(from_centre);
        tally.add(distance, length - std::sqrt(usual_square()));
        tally.add(square, from_centre - usual_square());
        for (std::size_t i = 0; i < radii_.size(); ++i) tally.count(i) += from_corner <= radii_[i] * radii_[i] ? 1 : 0;
        const auto bin = static_cast<std::uint64_t>(length / half_diagonal() * static_cast<double>(bins_));
        ++tally.count(radii_.size() + std::min(bin, bins_ - 1));
    }

    void add_distances(const SampleTally& tally, PointResults& results) const {
        const Estimate off_usual = mean(tally.moments(distance));
        results.estimate("mean_distance", {off_usual.value + std::sqrt(usual_square()), off_usual.standard_error});
        results.real("mean_distance_exact", mean_distance_from_centre(dimension_));
        const Estimate off_square = mean(tally.moments(square));
        results.estimate("mean_square", {off_square.value + usual_square(), off_square.standard_error});
        results.real("mean_square_exact", usual_square());
        results.estimate("square_variance", variance(tally.moments(square)));
        results.real("square_variance_exact", dimension() / 180);
        std::vector<Estimate> densities;
        std::vector<std::int64_t> counts;
        const auto bins = static_cast<double>(bins_);
        for (const std::uint64_t count : tally.counts().subspan(radii_.size())) {
            const Estimate share = proportion(count, tally.samples());
            densities.push_back({share.value * bins, share.standard_error * bins});
            counts.push_back(static_cast<std::int64_t>(count));
        }
        results.estimates("density", densities);
        results.integers("count", counts);
    }

    /// Balls about the corners do not overlap up to a radius of ½: their parts in the cube make one whole ball.
    void add_corners(const SampleTally& tally, PointResults& results) const {
        std::vector<Estimate> shares;
        std::vector<double> exact;
        for (std::size_t i = 0; i < radii_.size(); ++i) {
            shares.push_back(proportion(tally.count(i), tally.samples()));
            const double logarithm = log10_unit_ball(dimension_) + dimension() * std::log10(radii_[i]);
            exact.push_back(radii_[i] <= 0.5 ? std::pow(10, logarithm) : nan);
        }
        results.estimates("corner_share", shares);
        results.reals("corner_share_exact", exact);
    }

    std::uint64_t dimension_;
    std::uint64_t bins_;
    std::vector<double> radii_;
};

}  // namespace

study::Entry cube() {
    return monte_carlo<CubePoint>();
}

}  // namespace orthant::dimension
