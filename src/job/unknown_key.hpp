#pragma once

#include "base/error.hpp"
#include "job/item.hpp"
#include "job/schema.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace orthant::job {

/// A key of the top of the file that is none of top_keys() and no table. With a schema (else nullptr), a
/// parameter that strayed out of its table is told where it belongs.
[[nodiscard]] Error unknown_top_entry(const Entry& entry, const Schema* schema);

/// A key of `section` ("space", "settings", "data", "search") that is not in `known`, the keys the study takes there.
[[nodiscard]] Error unknown_section_entry(const Entry& entry, std::string_view section,
                                          const std::vector<std::string>& known, const Schema& schema);

/// A --set key that stands alone and is no parameter.
[[nodiscard]] Error unknown_override(const Entry& entry, const Schema& schema);

/// A --set key "table.key" of a table that no job has.
[[nodiscard]] Error unknown_override_section(const Place& place, std::string_view section);

}  // namespace orthant::job
