#pragma once

#include "job/document.hpp"
#include "job/schema.hpp"
#include "job/search.hpp"

#include <optional>
#include <string_view>

namespace orthant::job {

/// What [search] says, nothing drawn yet; none for a grid. Error(job) for unknown keys, bad values, trials without a
/// method that draws, and the other way round.
std::optional<Search> read_search(const Document& document, const Schema& schema);

/// Whether a value of [space] says how a parameter is drawn: a table with a key of its own, or, where there is a search
/// that may have meant one, without a key of a range.
bool is_drawn(const Item& item, bool has_search);

/// Reads and checks it. Error(job) for an inner axis, no or two spreads, ends that are not two numbers, lower first,
/// that the parameter allows, and whatever else cannot be drawn.
Drawn read_drawn(const Parameter& parameter, const Item& item, std::string_view key);

/// Error(job) where the search has nothing to draw, or more than its method can.
void check_search(const Search& search, const Document& document);

}  // namespace orthant::job
