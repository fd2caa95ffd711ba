#include "job/axis_item.hpp"

#include "job/message.hpp"
#include "job/range.hpp"
#include "job/typed_value.hpp"

#include <string>
#include <unordered_map>

namespace orthant::job {
namespace {

std::vector<Value> list_values(const Parameter& parameter, const List& list, std::string_view key) {
    std::vector<Value> values;
    values.reserve(list.size());
    std::unordered_map<Value, std::size_t> index_of;
    for (const Item& item : list) {
        values.push_back(typed_value(parameter, item, key));
        const auto [first, is_new] = index_of.emplace(values.back(), values.size());
        if (is_new) continue;
        throw job_error(item.place, key,
                        describe(item) + " stands twice on this axis (values " + std::to_string(first->second) +
                            " and " + std::to_string(values.size()) + " of the list are equal); remove one");
    }
    return values;
}

}  // namespace

std::uint64_t axis_size(const Parameter& parameter, const Item& item, std::string_view key) {
    if (std::holds_alternative<Table>(item.content)) return Range(parameter, item, key).count();
    const auto* list = std::get_if<List>(&item.content);
    if (list == nullptr) return 1;
    if (list->empty())
        throw job_error(item.place, key,
                        "an axis without values (each value is " + accepted(parameter) +
                            "); write at least one, or remove the key");
    return list->size();
}

AxisValues axis_values(const Parameter& parameter, const Item& item, std::string_view key) {
    if (std::holds_alternative<Table>(item.content)) return Range(parameter, item, key);
    if (const auto* list = std::get_if<List>(&item.content)) return list_values(parameter, *list, key);
    return std::vector{typed_value(parameter, item, key)};
}

}  // namespace orthant::job
