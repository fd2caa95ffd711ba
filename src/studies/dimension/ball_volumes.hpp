#pragma once

#include <cstdint>

/// Volumes of balls in closed form. Doubles cannot hold them from D = 326 on, so these are decimal logarithms.
namespace orthant::dimension {

/// log10 of the volume of the unit ball in R^D, π^(D/2) / Γ(D/2 + 1); absolute error below 1e-15 of D log10 D.
double log10_unit_ball(std::uint64_t dimension);

/// log10 of the share that the inscribed ball has of a cube's volume, π^(D/2) / (2^D Γ(D/2 + 1)).
double log10_ball_share_of_cube(std::uint64_t dimension);

/// What becomes of the ball in the middle of 2^D stacked unit cubes that touches the balls inscribed in all of them.
/// The numbers are the codes of results.
enum class MiddleBall : std::int64_t {
    smaller,  ///< than the inscribed balls: D < 4
    equal,    ///< to them: D = 4
    larger,   ///< but inside the stack: 4 < D < 9
    touches,  ///< the stack's outer faces: D = 9
    sticks_out,
};

MiddleBall middle_ball(std::uint64_t dimension);

/// Its diameter, √D − 1, where the cubes have side 1: the centres of opposite inscribed balls are √D apart.
double middle_diameter(std::uint64_t dimension);

/// log10 of its volume over the stack's, 2^D; minus infinity for D = 1, where it is a point.
double log10_middle_share(std::uint64_t dimension);

}  // namespace orthant::dimension
