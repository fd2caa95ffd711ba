#include "study/layout.hpp"

#include <algorithm>

namespace orthant::study {

std::size_t Dimension::size() const {
    return std::visit([](const auto& values) { return values.size(); }, coordinates);
}

const Result* Layout::find(std::string_view name) const {
    const auto found = std::ranges::find(results, name, &Result::name);
    return found == results.end() ? nullptr : &*found;
}

}  // namespace orthant::study
