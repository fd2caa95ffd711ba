#include "base/hex.hpp"

namespace orthant {
namespace {

constexpr std::string_view alphabet = "0123456789abcdef";

unsigned value_of(char digit) {
    const std::size_t value = alphabet.find(digit);
    if (value == std::string_view::npos) throw MalformedBytes("a character is no hexadecimal digit");
    return static_cast<unsigned>(value);
}

}  // namespace

std::string to_hex(ByteView bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    for (const std::byte byte : bytes) {
        text += alphabet[std::to_integer<unsigned>(byte) / 16];
        text += alphabet[std::to_integer<unsigned>(byte) % 16];
    }
    return text;
}

Bytes from_hex(std::string_view text) {
    if (text.size() % 2 != 0) throw MalformedBytes("an odd number of hexadecimal digits");
    Bytes bytes(text.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(16 * value_of(text[2 * i]) + value_of(text[2 * i + 1]));
    return bytes;
}

}  // namespace orthant
