#include "run/walltime.hpp"

#include <algorithm>

namespace orthant::run {

double stop_margin_s(double walltime_s) {
    return std::clamp(walltime_s / 10, 1.0, 30.0);
}

}  // namespace orthant::run
