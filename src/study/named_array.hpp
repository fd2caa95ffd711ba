#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace orthant::study {

/// A named array of numbers or names, row-major.
struct NamedArray {
    std::string name;
    std::vector<std::uint64_t> shape;
    std::variant<std::vector<double>, std::vector<std::string>> values;
};

}  // namespace orthant::study
