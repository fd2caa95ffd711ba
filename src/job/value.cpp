#include "job/value.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>

namespace orthant::job {
namespace {

/// The shortest digits that read back as the same number, with a point where they would read as an integer.
std::string real_text(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    std::string text(digits.data(), end);
    const bool looks_integer = text.find_first_not_of("-0123456789") == std::string::npos;
    return looks_integer ? text + ".0" : text;
}

struct ToText {
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return real_text(value); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::string& value) const { return value; }
};

struct Write {
    ByteWriter& out;

    void operator()(std::int64_t value) const { out.put(value); }
    void operator()(double value) const { out.put(value == 0 ? 0.0 : value); }
    void operator()(bool value) const { out.put(static_cast<std::uint8_t>(value)); }
    void operator()(const std::string& value) const { out.put_text(value); }
};

}  // namespace

std::string to_text(const Value& value) {
    return std::visit(ToText{}, value);
}

void write_value(ByteWriter& out, const Value& value) {
    out.put(static_cast<std::uint8_t>(value.index()));
    std::visit(Write{out}, value);
}

}  // namespace orthant::job
