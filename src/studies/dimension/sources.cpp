#include "studies/dimension/sources.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::dimension {

std::vector<std::string> source_names() {
    return {"cube", "ball", "sphere", "gaussian"};
}

Source source_named(std::string_view name) {
    const std::vector<std::string> names = source_names();
    const auto found = std::find(names.begin(), names.end(), name);
    ORTHANT_EXPECT(found != names.end());
    return static_cast<Source>(found - names.begin());
}

}  // namespace orthant::dimension
