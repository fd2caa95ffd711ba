#pragma once

namespace orthant {

/// The memory of this host, bytes.
double host_memory_bytes();

}  // namespace orthant
