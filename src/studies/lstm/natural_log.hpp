#pragma once

#include "base/fixed_math.hpp"

namespace orthant::lstm {

/// ln x of a positive normal number.
inline double natural_log(double x) {
    return fixed_math::log(splat(x))[0];
}

}  // namespace orthant::lstm
