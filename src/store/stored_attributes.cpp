#include "store/stored_attributes.hpp"

#include "store/damage.hpp"

#include <charconv>
#include <limits>

namespace orthant::store {
namespace {

std::string as_text(const std::string& value) {
    return value;
}

template <class Number>
std::string as_text(Number value) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    return {digits, end};
}

h5::AttributeValue required(h5::AttributeHolder holder, const std::string& name) {
    auto value = h5::read_attribute(holder, name);
    if (!value) throw damage("attribute '" + name + "' is missing");
    return *std::move(value);
}

template <class T>
const T& only(const std::vector<T>& values, const std::string& name) {
    if (values.size() != 1) throw damage("attribute '" + name + "' is not a single value");
    return values.front();
}

}  // namespace

std::int64_t integer_attribute(h5::AttributeHolder holder, const std::string& name) {
    const h5::AttributeValue value = required(holder, name);
    if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value)) return only(*numbers, name);
    if (const auto* numbers = std::get_if<std::vector<std::uint64_t>>(&value)) {
        const std::uint64_t number = only(*numbers, name);
        if (number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return static_cast<std::int64_t>(number);
    }
    throw damage("attribute '" + name + "' is not a whole number");
}

double real_attribute(h5::AttributeHolder holder, const std::string& name) {
    const h5::AttributeValue value = required(holder, name);
    const auto* numbers = std::get_if<std::vector<double>>(&value);
    if (numbers == nullptr) throw damage("attribute '" + name + "' is not a real number");
    return only(*numbers, name);
}

std::vector<std::string> text_list_attribute(h5::AttributeHolder holder, const std::string& name) {
    h5::AttributeValue value = required(holder, name);
    auto* texts = std::get_if<std::vector<std::string>>(&value);
    if (texts == nullptr) throw damage("attribute '" + name + "' is not text");
    return std::move(*texts);
}

std::string attribute_as_text(h5::AttributeHolder holder, const std::string& name) {
    const auto value = h5::read_attribute(holder, name);
    if (!value) return "";
    return std::visit(
        [](const auto& values) {
            std::string text;
            for (const auto& one : values) text += (text.empty() ? "" : " ") + as_text(one);
            return text;
        },
        *value);
}

}  // namespace orthant::store
