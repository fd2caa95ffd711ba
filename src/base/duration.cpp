#include "base/duration.hpp"

#include <regex>

namespace orthant {

std::optional<double> duration_s(const std::string& text) {
    static const std::regex with_unit(R"((\d{1,9}(?:\.\d{1,6})?) ?([smhd]?))");
    static const std::regex with_colons(R"((?:(\d{1,4})-)?(?:(\d{1,5}):)?(\d{1,5}):(\d{1,2}))");
    std::smatch part;
    double seconds = 0;
    if (std::regex_match(text, part, with_unit)) {
        const std::string unit = part[2];
        const double scale = unit == "m" ? 60 : unit == "h" ? 3600 : unit == "d" ? 86400 : 1;
        seconds = std::stod(part[1]) * scale;
    } else if (std::regex_match(text, part, with_colons)) {
        const auto number = [&](std::size_t i) { return part[i].matched ? std::stod(part[i]) : 0.0; };
        seconds = 86400 * number(1) + 3600 * number(2) + 60 * number(3) + number(4);
    }
    return seconds > 0 ? std::optional(seconds) : std::nullopt;
}

}  // namespace orthant
