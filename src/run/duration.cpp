#include "run/duration.hpp"

#include "base/duration.hpp"
#include "base/error.hpp"

namespace orthant::run {

double parse_duration_s(const std::string& option, const std::string& text) {
    if (const auto seconds = duration_s(text)) return *seconds;
    throw Error(ErrorKind::usage,
                option + ": cannot read '" + text + "' as a time; write seconds, 15m, 2h, 1d, HH:MM:SS or D-HH:MM:SS");
}

}  // namespace orthant::run
