#pragma once

#include "base/contract.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::lstm {

/// The enumerator whose word stands at its place among the names; a contract violation for other words.
template <class Enumeration>
Enumeration named(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    ORTHANT_EXPECT(found != names.end());
    return static_cast<Enumeration>(found - names.begin());
}

}  // namespace orthant::lstm
