#pragma once

#include "job/document.hpp"
#include "job/schema.hpp"

#include <string>
#include <vector>

namespace orthant::job {

/// A --set argument taken apart.
struct Override {
    std::string section;  ///< "space" in space.D=3; empty where the key stands alone
    Entry entry;
};

/// Error(job), placed at "--set <argument>", for an argument without = or key, a table that no job has, a value that
/// is not TOML.
std::vector<Override> read_overrides(const std::vector<std::string>& arguments);

/// Puts those of top_keys() into the document; the last of several wins.
void apply_top_overrides(Document& document, const std::vector<Override>& overrides);

/// Puts all others there. "space.D" or "settings.D" moves D to that table; "D" alone replaces it where it stands, and
/// where it stands nowhere goes to [space] when a list, a range or a draw, to [settings] otherwise; "trials" goes to
/// [search] where the study has no such parameter. Error(job) where a key that
/// stands alone is no parameter of the study.
void apply_parameter_overrides(Document& document, const std::vector<Override>& overrides, const Schema& schema);

}  // namespace orthant::job
