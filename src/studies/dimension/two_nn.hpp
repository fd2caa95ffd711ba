#pragma once

#include <vector>

namespace orthant::dimension {

/// The intrinsic dimension of a set of points by TwoNN (Facco, d'Errico, Rodriguez and Laio, Sci. Rep. 7, 2017), from
/// ln μ of every point, μ the ratio of the distances of its second and first neighbour.
///
/// With the n ratios sorted, x_i = ln μ_(i) and y_i = −ln(1 − i/n), i = 1 … n: the slope Σ x_i y_i / Σ x_i² of the line
/// through the origin, over the first n − ⌊discard·n⌋ of them, and never the last (whose y is infinite).
/// NaN for fewer than two ratios, or where all of them are 1.
double two_nn_dimension(std::vector<double> log_ratios, double discard);

}  // namespace orthant::dimension
