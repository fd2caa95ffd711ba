#pragma once

#include <string>
#include <string_view>

namespace orthant::h5 {

/// The text as readers of UTF-8 accept it: each byte that is no part of a valid character, and each NUL (which would
/// end it), becomes U+FFFD.
std::string valid_utf8(std::string_view text);

}  // namespace orthant::h5
