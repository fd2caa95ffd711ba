#pragma once

#include "base/error.hpp"
#include "base/wording.hpp"
#include "job/place.hpp"

#include <string>
#include <string_view>

namespace orthant::job {

/// Error(job) "place: key: problem"; an empty key is left out.
[[nodiscard]] Error job_error(const Place& place, std::string_view key, std::string_view problem);

/// A key as TOML would write it: bare where it can be, else quoted.
std::string key_text(std::string_view key);

/// "space.D".
std::string dotted(std::string_view table, std::string_view key);

}  // namespace orthant::job
