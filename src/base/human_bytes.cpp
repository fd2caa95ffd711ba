#include "base/human_bytes.hpp"

#include <array>
#include <cstddef>
#include <cstdio>

namespace orthant {

std::string human_bytes(double bytes) {
    constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    std::size_t unit = 0;
    for (; unit + 1 < units.size() && bytes >= 999.5; ++unit) bytes /= 1000;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), unit > 0 && bytes < 9.95 ? "%.1f %s" : "%.0f %s", bytes, units[unit]);
    return text.data();
}

}  // namespace orthant
