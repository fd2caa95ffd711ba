#include "job/axis_values.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::job {

std::uint64_t AxisValues::size() const {
    const auto* range = std::get_if<Range>(&values_);
    return range != nullptr ? range->count() : std::get<std::vector<Value>>(values_).size();
}

std::uint64_t AxisValues::stored() const {
    const auto* list = std::get_if<std::vector<Value>>(&values_);
    return list != nullptr ? list->size() : 0;
}

Value AxisValues::operator[](std::uint64_t index) const {
    const auto* range = std::get_if<Range>(&values_);
    return range != nullptr ? range->at(index) : listed(index);
}

const Value& AxisValues::listed(std::uint64_t index) const {
    const auto* list = std::get_if<std::vector<Value>>(&values_);
    ORTHANT_EXPECT(list != nullptr && index < list->size());
    return (*list)[index];
}

bool operator==(const AxisValues& a, const AxisValues& b) {
    return std::ranges::equal(a, b);
}

}  // namespace orthant::job
