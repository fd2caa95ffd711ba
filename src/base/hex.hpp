#pragma once

#include "base/bytes.hpp"

#include <string>
#include <string_view>

namespace orthant {

/// Two lower-case hexadecimal digits for each byte.
std::string to_hex(ByteView bytes);

/// The bytes that to_hex wrote so. MalformedBytes for any other text.
Bytes from_hex(std::string_view text);

}  // namespace orthant
