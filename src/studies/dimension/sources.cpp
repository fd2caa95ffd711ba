#include "studies/dimension/sources.hpp"

#include "base/named.hpp"

namespace orthant::dimension {

namespace {

constexpr std::array<std::string_view, 4> names{"cube", "ball", "sphere", "gaussian"};

}  // namespace

std::vector<std::string> source_names() {
    return {names.begin(), names.end()};
}

Source source_named(std::string_view name) {
    return named<Source>(names, name);
}

}  // namespace orthant::dimension
