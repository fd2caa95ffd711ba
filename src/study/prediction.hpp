#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace orthant::study {

/// An array over named dimensions, row-major, with what it says of itself. One whose only dimension has its own name is
/// that dimension's coordinate.
struct Variable {
    std::string name, long_name, units;
    std::vector<std::string> dims;
    std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::string>> values;
};

/// What was fitted, asked about new data. Each dimension has a coordinate, before it is used.
struct Prediction {
    std::vector<Variable> variables;
    std::string summary;  ///< in a line: of what, and the last answer
};

}  // namespace orthant::study
