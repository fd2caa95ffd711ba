#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace orthant::h5 {

/// The types Orthant keeps in files, all of them known to netCDF-4: little endian, text as UTF-8 of any length.
enum class Type { int8, int32, int64, uint8, uint64, float64, text };

template <class T>
concept Element = std::same_as<T, std::int8_t> || std::same_as<T, std::int32_t> || std::same_as<T, std::int64_t> ||
    std::same_as<T, std::byte> || std::same_as<T, std::uint64_t> || std::same_as<T, double> ||
    std::same_as<T, std::string>;

template <Element T>
consteval Type type_for() {
    if constexpr (std::same_as<T, std::int8_t>) return Type::int8;
    if constexpr (std::same_as<T, std::int32_t>) return Type::int32;
    if constexpr (std::same_as<T, std::int64_t>) return Type::int64;
    if constexpr (std::same_as<T, std::byte>) return Type::uint8;
    if constexpr (std::same_as<T, std::uint64_t>) return Type::uint64;
    if constexpr (std::same_as<T, double>) return Type::float64;
    if constexpr (std::same_as<T, std::string>) return Type::text;
}

/// Sizes of a data set's dimensions, slowest first; empty for a scalar.
using Extent = std::vector<std::uint64_t>;

/// The product of all sizes. Failure where it does not fit in 64 bits.
std::uint64_t element_count(const Extent& shape);

/// In a file; 16 bytes for text, whose characters lie elsewhere.
std::uint64_t bytes_per_element(Type type);

}  // namespace orthant::h5
