#pragma once

#include <string>

namespace orthant {

/// For people, in powers of 1000: "512 B", "1.5 kB", "38 MB", "1.2 TB".
std::string human_bytes(double bytes);

}  // namespace orthant
