#include "studies/dimension/cube_layout.hpp"

#include "studies/dimension/estimate_layout.hpp"

#include <vector>

namespace orthant::dimension {
namespace {

using study::Number;

std::vector<double> bin_centres(std::uint64_t bins) {
    std::vector<double> centres(bins);
    for (std::uint64_t i = 0; i < bins; ++i) centres[i] = (static_cast<double>(i) + 0.5) / static_cast<double>(bins);
    return centres;
}

study::Result middle_ball_result() {
    return {"middle_ball",
            "the ball in the middle of 2^D stacked unit cubes that touches the balls inscribed in all of them",
            "1",
            Number::integer,
            {},
            {{"smaller", "it is smaller than the inscribed balls"},
             {"as_large_as_the_balls", "it is as large as the inscribed balls"},
             {"larger", "it is larger than the inscribed balls, and inside the stack"},
             {"touches_the_faces", "it touches the outer faces of the stack"},
             {"sticks_out", "it sticks out of the stack whose parts enclose it"}}};
}

}  // namespace

job::Schema cube_schema() {
    using job::Role;
    using job::Type;
    using job::Value;
    return {.study = "dimension.cube",
            .summary =
                "How spiky a cube is: the ball inside it shrinks to nothing, its points keep to one distance "
                "from the middle, and its corners hold it all.",
            .parameters = {
                {.name = "D", .description = "number of dimensions", .role = Role::outer, .minimum = 1, .maximum = 1e6},
                {.name = "radius",
                 .description = "how near to a corner, in sides of the cube",
                 .type = Type::real,
                 .role = Role::inner,
                 .default_value = Value{0.5},
                 .minimum = 0,
                 .maximum = 500},
                {.name = "bins",
                 .description = "equal cells of the histogram from the centre to the corners",
                 .role = Role::setting,
                 .default_value = Value{std::int64_t{100}},
                 .minimum = 1,
                 .maximum = 100'000}}};
}

study::Layout cube_layout(std::uint64_t bins) {
    study::Layout layout;
    layout.dimensions = {{"bin",
                          "centre of the histogram cell: distance from the cube's centre over half the diagonal (a "
                          "cell holds its left edge)",
                          "1", bin_centres(bins)}};
    auto& results = layout.results;
    add_estimate(results,
                 {"log10_ball_share",
                  "log10 of the inscribed ball's share of the cube's volume (not estimated, NaN, for D > 10,000)"},
                 Exact::known);
    add_estimate(results, {"mean_distance", "mean distance of a point of the cube from its centre", "side"},
                 Exact::known);
    add_estimate(results, {"mean_square", "mean squared distance from the centre", "side2"}, Exact::known);
    add_estimate(results, {"square_variance", "variance of the squared distance from the centre (unbiased)", "side4"},
                 Exact::known);
    add_estimate(results,
                 {"corner_share",
                  "share of the cube's volume within the radius of one of its corners (closed form to a radius of 1/2)",
                  "1",
                  Number::real,
                  {"radius"}},
                 Exact::known);
    add_estimate(results,
                 {"density",
                  "probability density of the distance from the centre over half the diagonal, mean over the cell",
                  "1",
                  Number::real,
                  {"bin"}});
    results.push_back({"count", "points in the histogram cell", "1", Number::integer, {"bin"}});
    results.push_back({"middle_diameter",
                       "diameter of that middle ball of 2^D stacked unit cubes which touches the inscribed balls",
                       "side"});
    results.push_back(middle_ball_result());
    results.push_back({"log10_middle_share", "log10 of the middle ball's volume over that of the whole stack, 2^D"});
    results.push_back({"points_drawn", "points of the cube drawn", "1", Number::integer});
    return layout;
}

}  // namespace orthant::dimension
