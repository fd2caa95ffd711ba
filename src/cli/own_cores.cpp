#include "cli/own_cores.hpp"

#include <sched.h>
#include <unistd.h>

#include <algorithm>

namespace orthant::cli {

std::uint64_t own_cores() {
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) == 0) return static_cast<std::uint64_t>(CPU_COUNT(&cores));
    return static_cast<std::uint64_t>(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)));
}

}  // namespace orthant::cli
