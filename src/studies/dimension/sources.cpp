#include "studies/dimension/sources.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::dimension {

namespace {

constexpr std::array<std::string_view, 4> names{"cube", "ball", "sphere", "gaussian"};

}  // namespace

std::vector<std::string> source_names() {
    return {names.begin(), names.end()};
}

Source source_named(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    ORTHANT_EXPECT(found != names.end());
    return static_cast<Source>(found - names.begin());
}

}  // namespace orthant::dimension
