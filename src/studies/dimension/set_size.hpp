#pragma once

#include "job/job.hpp"

#include <cstdint>

namespace orthant::dimension {

/// The largest number that a parameter takes, as an axis or as a setting.
std::uint64_t largest_value(const job::Job& job, const char* name);

/// Error(job) where a set of N points in D dimensions is too large to be drawn by one task: it could not be stopped and
/// gone on with for longer than half an hour.
void check_set_size(const job::Job& job);

}  // namespace orthant::dimension
