#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace orthant::job {

/// The offset of the first key with more than `most_dots` dots, as in a.b.c. A TOML tree is freed by recursion, one
/// level a dot, so a key of a hundred thousand parts would overflow the stack; brackets are limited by toml++ itself.
std::optional<std::size_t> first_deep_key(std::string_view text, std::size_t most_dots);

}  // namespace orthant::job
