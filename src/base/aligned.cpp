#include "base/aligned.hpp"

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace orthant {
namespace {

std::size_t read_shift_bytes() {
    const char* text = std::getenv("ORTHANT_SHIFT_BYTES");
    if (text == nullptr) return 0;
    const std::string_view digits(text);
    std::size_t shift = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), shift);
    const bool is_whole = failure == std::errc{} && end == digits.data() + digits.size();
    return is_whole && shift < cache_line_bytes && shift % 8 == 0 ? shift : 0;
}

}  // namespace

std::size_t shift_bytes_from_environment() {
    static const std::size_t shift = read_shift_bytes();
    return shift;
}

}  // namespace orthant
