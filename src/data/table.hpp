#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace orthant::data {

/// A data set: n rows of d numeric features, and what is to be predicted of them.
struct Table {
    std::vector<std::string> features;  ///< d names; "x0", "x1", … of an HDF5 file
    std::size_t rows = 0;               ///< n, those of the test file included
    std::size_t test_rows = 0;          ///< the last so many came from the test file
    std::vector<double> x;              ///< n × d, row-major; NaN where a cell is missing, otherwise finite
    std::vector<std::string> classes;   ///< labels, in order; empty: the target is a number
    std::vector<double> y;              ///< n: index of the row's class, or the number; empty: no target was asked for
    std::vector<std::int64_t> groups;   ///< n: the row's group, in order of first appearance; empty: none was asked for
    std::size_t missing_cells = 0;      ///< NaN in x
};

/// What the target is.
enum class Target {
    automatic,  ///< classes where a cell is no number, or where all are whole with at most 20 different values
    classes,
    number,
    none,  ///< all columns are features, but those that are left out
};

/// What to read, and what to take from it.
struct TableRequest {
    enum class Missing {
        refused,
        fillable,  ///< refused, too, but whoever asks could impute them
        allowed,
    };

    std::filesystem::path file = {};
    std::filesystem::path test_file = {};  ///< empty: none
    std::string target = {};               ///< CSV: the column, must be given; HDF5: the data set, empty means "y";
                                           ///< neither where the kind is none
    std::string group = {};                ///< the column or data set; empty: none
    std::vector<std::string> ignore = {};  ///< columns of a CSV that are left out
    Target kind = Target::automatic;
    Missing missing = Missing::refused;  ///< feature cells without a value; a missing target is always an error
    std::size_t least_rows = 2;          ///< of the file, 1 or 2
};

}  // namespace orthant::data
