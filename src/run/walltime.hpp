#pragma once

namespace orthant::run {

/// How long before the walltime a run stops, to commit and leave in order: a tenth of it, between 1 and 30 s.
double stop_margin_s(double walltime_s);

}  // namespace orthant::run
