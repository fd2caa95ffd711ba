#include "studies/dimension/shell.hpp"

#include "studies/dimension/estimate_layout.hpp"
#include "studies/dimension/monte_carlo.hpp"
#include "studies/dimension/sample_tally.hpp"
#include "studies/dimension/vector_sums.hpp"

#include <cmath>
#include <vector>

namespace orthant::dimension {
namespace {

using study::Number;

/// Points uniform in the unit ball: the first D coordinates of a point uniform on the unit sphere of R^(D+2), so that
/// 1 − r² is the share of the two hidden coordinates in the squared length.
class ShellPoint {
  public:
    using Tally = SampleTally;
    static constexpr const char* count_name = "points";
    static constexpr const char* samples_are = "points of the ball drawn at every point of the space";
    static constexpr std::int64_t usual_samples = 100'000;
    static constexpr const char* example = R"(study = "dimension.shell"
seed = 1

[space]
D = [2, 10, 100, 400]
epsilon = [0.01, 0.05, 0.1]

[settings]
points = 100_000
)";

    static job::Schema schema() {
        return {.study = "dimension.shell",
                .summary = "How much of a ball's volume lies in its outermost shell: nearly all, in many dimensions.",
                .parameters = {{.name = "D",
                                .description = "number of dimensions",
                                .role = job::Role::outer,
                                .minimum = 1,
                                .maximum = 1e6},
                               {.name = "epsilon",
                                .description = "thickness of the shell, in radii of the ball",
                                .type = job::Type::real,
                                .role = job::Role::inner,
                                .minimum = 0,
                                .maximum = 1}}};
    }

    static study::Layout layout(const job::Job& /*job*/) {
        study::Layout layout;
        add_estimate(layout.results,
                     {"fraction", "share of the ball's volume in the shell", "1", Number::real, {"epsilon"}},
                     Exact::known);
        add_estimate(layout.results, {"mean_depth", "mean distance of a point from the surface, in radii"},
                     Exact::known);
        layout.results.push_back({"points_drawn", "points of the ball drawn", "1", Number::integer});
        return layout;
    }

    ShellPoint(const job::Job& job, const job::Point& point)
        : dimension_(static_cast<std::uint64_t>(point.integer("D"))) {
        for (const job::Value& epsilon : job.values("epsilon")) thicknesses_.push_back(std::get<double>(epsilon));
    }

    SampleTally tally() const { return {1, thicknesses_.size()}; }

    double coordinates_per_sample() const { return 16 + 4 * static_cast<double>(dimension_ + 2); }
    double seconds_per_sample() const { return 20e-9 + 1.8e-9 * static_cast<double>(dimension_ + 2); }

    void sample(std::uint64_t key, std::uint64_t task, std::uint64_t points, Pacer& pacer, SampleTally& tally) const {
        const RandomStream stream(key, task, StreamId{0});
        for (std::uint64_t first = 0; first < points; first += lane_count) {
            const DrawnSquares drawn = drawn_squares<NormalSquares>(stream, first, dimension_, 2, pacer);
            const F64Lanes missing = drawn.hidden / (drawn.visible + drawn.hidden);
            const std::uint64_t count = std::min<std::uint64_t>(lane_count, points - first);
            for (std::uint64_t lane = 0; lane < count; ++lane) add(missing[lane], tally);
        }
        tally.add_samples(points);
    }

    PointResults results(const SampleTally& tally) const {
        PointResults results;
        std::vector<Estimate> fractions;
        std::vector<double> exact;
        for (std::size_t i = 0; i < thicknesses_.size(); ++i) {
            fractions.push_back(proportion(tally.count(i), tally.samples()));
            exact.push_back(-std::expm1(dimension() * std::log1p(-thicknesses_[i])));
        }
        results.estimates("fraction", fractions);
        results.reals("fraction_exact", exact);
        const Estimate depth = mean(tally.moments(0));
        results.estimate("mean_depth", {depth.value / dimension(), depth.standard_error / dimension()});
        results.real("mean_depth_exact", 1 / (dimension() + 1));
        results.integer("points_drawn", tally.samples());
        return results;
    }

    std::uint64_t task_bytes() const { return 64 * 1024; }
    std::uint64_t record_bytes(std::uint64_t /*points*/) const { return tally().record_bytes(); }

  private:
    double dimension() const { return static_cast<double>(dimension_); }

    /// Of a point with this 1 − r²: in the shell where r > 1 − ε, that is 1 − r² < ε(2 − ε). Its depth 1 − r is counted
    /// in units of 1/D, about its mean.
    void add(double missing, SampleTally& tally) const {
        for (std::size_t i = 0; i < thicknesses_.size(); ++i)
            tally.count(i) += missing < thicknesses_[i] * (2 - thicknesses_[i]) ? 1 : 0;
        tally.add(0, dimension() * missing / (1 + std::sqrt(1 - missing)));
    }

    std::uint64_t dimension_;
    std::vector<double> thicknesses_;
};

}  // namespace

study::Entry shell() {
    return monte_carlo<ShellPoint>();
}

}  // namespace orthant::dimension
