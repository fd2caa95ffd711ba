#include "base/host_memory.hpp"

#include <unistd.h>

namespace orthant {

double host_memory_bytes() {
    return static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace orthant
