#pragma once

#include "base/contract.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace orthant {

/// The enumerator whose word stands at its place among the names; a contract violation for other words.
template <class Enumeration, class Names>
Enumeration named(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    ORTHANT_EXPECT(found != std::end(names));
    return static_cast<Enumeration>(found - std::begin(names));
}

}  // namespace orthant
