#pragma once

#include "job/item.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace orthant::job {

/// The top table of a TOML document, with the place of every key and value; `source` is its name in messages.
/// Error(job) for a byte that is not UTF-8, and for whatever is not TOML.
Table read_toml(std::string_view text, const std::shared_ptr<const std::string>& source);

/// One TOML value of a --set argument; a bare word that is not TOML (cube, my.csv) is text. Error(job) for what opens
/// like a list, a table or a string but does not close, and for no value at all.
Item read_toml_value(std::string_view text, const Place& place);

}  // namespace orthant::job
