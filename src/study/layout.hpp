#pragma once

#include "job/job.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace orthant::study {

/// A dimension of the results that is the study's own (bin, fold, epoch), with its coordinates.
struct Dimension {
    std::string name;
    std::string long_name;
    std::string units = "1";
    std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::string>> coordinates;

    std::size_t size() const;
};

enum class Number { real, integer };

/// What one code of a result stands for.
struct Flag {
    std::string meaning;      ///< a word, underscores for blanks
    std::string explanation;  ///< for a person who meets it
};

/// One result variable of a point.
struct Result {
    std::string name;
    std::string long_name;
    std::string units = "1";
    Number number = Number::real;
    std::vector<std::string> dims = {};  ///< inner axes and own dimensions, slowest first, as the study fills them
    std::vector<Flag> flags = {};        ///< of an integer result whose values are codes 0, 1, …: what they mean
    std::string filled_by = {};          ///< an integer result without dims: how far the last dimension is filled;
                                         ///< what is behind is padding. Empty: all of it
};

/// What a study leaves for every point: the same shape for all of them.
struct Layout {
    std::vector<Dimension> dimensions;
    std::vector<Result> results;

    const Result* find(std::string_view name) const;
};

}  // namespace orthant::study
