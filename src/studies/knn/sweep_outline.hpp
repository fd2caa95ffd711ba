#pragma once

#include "base/bytes.hpp"
#include "studies/knn/splits.hpp"
#include "studies/knn/sweep_settings.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace orthant::knn {

/// What the layout and the tasks of a sweep depend on besides its job.
struct SweepOutline {
    Splits::Shape shape;
    std::size_t columns = 0;
    std::size_t missing_cells = 0;
    std::vector<std::string> classes;   ///< empty: the target is a number
    double centre = 0;                  ///< mean of the target, where it is a number
    std::size_t smallest_training = 0;  ///< rows of the smallest training part, at the least share

    bool is_classification() const { return !classes.empty(); }
    bool has_test() const { return shape.test_rows > 0; }

    Bytes to_bytes() const;
    /// MalformedBytes when they are not an outline that a job with these settings could have.
    static SweepOutline from_bytes(ByteView bytes, const SweepSettings& settings);
};

}  // namespace orthant::knn
