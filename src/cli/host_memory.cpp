#include "cli/host_memory.hpp"

#include <unistd.h>

namespace orthant::cli {

double host_memory_bytes() {
    return static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace orthant::cli
