#pragma once

#include "store/result_reader.hpp"
#include "study/registry.hpp"

#include <cstdint>
#include <ostream>

namespace orthant::cli {

/// Checks an open result file: that all of it can be read, is what the job asks, holds every task once, and agrees
/// with its records and with tasks computed again. Whether it does; every problem is printed, and a verdict.
bool verify(const store::ResultReader& file, const study::Registry& registry, std::uint64_t tasks_to_replay,
            std::ostream& out);

}  // namespace orthant::cli
