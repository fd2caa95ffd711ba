#include "store/value_comparison.hpp"

#include "store/row_blocks.hpp"

#include <bit>
#include <charconv>
#include <cstdint>
#include <vector>

namespace orthant::store {
namespace {

template <class T>
bool is_same(const T& a, const T& b) {
    return a == b;
}

bool is_same(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

std::string shown(const std::string& text) {
    return "'" + text + "'";
}

template <class Number>
std::string shown(Number value) {
    char digits[32];
    return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

/// "[1, 0]" for the element that is `element`th in row-major order.
std::string place(const h5::Extent& shape, std::uint64_t element) {
    std::string text;
    for (std::size_t d = shape.size(); d-- > 0; element /= shape[d])
        text = std::to_string(element % shape[d]) + (text.empty() ? "" : ", ") + text;
    return "[" + text + "]";
}

template <h5::Element T>
std::optional<std::string> difference(const h5::Dataset& found, const h5::Dataset& wanted) {
    const h5::Extent shape = h5::shape_of(wanted);
    std::uint64_t seen = 0, different = 0;
    std::string first_difference;
    for_each_block(wanted, [&](std::uint64_t first, std::uint64_t rows) {
        const std::vector<T> a = h5::read_rows<T>(found, first, rows), b = h5::read_rows<T>(wanted, first, rows);
        for (std::size_t i = 0; i < b.size(); ++i) {
            if (is_same(a[i], b[i])) continue;
            if (different++ == 0)
                first_difference = place(shape, seen + i) + ": " + shown(a[i]) + " instead of " + shown(b[i]);
        }
        seen += b.size();
    });
    if (different == 0) return std::nullopt;
    return std::to_string(different) + " of " + std::to_string(seen) + " values differ, the first at " +
           first_difference;
}

}  // namespace

std::optional<std::string> value_difference(const h5::Dataset& found, const h5::Dataset& wanted) {
    return with_element(h5::type_of(wanted).value(), [&](const auto& element) {
        return difference<std::decay_t<decltype(element)>>(found, wanted);
    });
}

}  // namespace orthant::store
