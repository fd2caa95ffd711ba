#pragma once

namespace orthant::cli {

/// The memory of this host, bytes.
double host_memory_bytes();

}  // namespace orthant::cli
