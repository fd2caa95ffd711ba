#pragma once

#include "base/fixed_math.hpp"

/// The same functions of one number, with the bits that it has in a lane.
namespace orthant::fixed_math {

inline double log(double x) {
    return log(splat(x))[0];
}

inline double exp(double x) {
    return exp(splat(x))[0];
}

inline double log1p(double x) {
    return log1p(splat(x))[0];
}

}  // namespace orthant::fixed_math
