#pragma once

#include <cstddef>
#include <optional>

namespace orthant::cli {

/// Characters a line of standard output has room for; none where it is no terminal.
std::optional<std::size_t> terminal_width();

}  // namespace orthant::cli
