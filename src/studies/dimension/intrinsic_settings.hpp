#pragma once

#include "job/job.hpp"
#include "job/space.hpp"
#include "studies/dimension/data_rows.hpp"
#include "studies/dimension/manifolds.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::dimension {

/// What a job asks at all points.
struct IntrinsicSettings {
    std::vector<std::size_t> ks;  ///< at least 2 each
    double discard = 0;
    std::uint64_t sets = 1;

    /// Error(job) for values that do not fit together.
    explicit IntrinsicSettings(const job::Job& job);

    std::size_t largest_k() const;

    /// Error(job) where the data do not have the rows that are asked for.
    void check_rows(const job::Job& job, const DataRows& data) const;
};

struct IntrinsicPoint {
    ManifoldShape shape;
    std::size_t rows;          ///< of a set
    std::size_t columns;       ///< of its rows
    std::size_t rows_of_data;  ///< 0: not of data

    IntrinsicPoint(const job::Point& point, const DataRows& data);

    bool is_of_data() const { return shape.manifold == Manifold::data; }
    bool is_all_rows() const { return is_of_data() && rows == rows_of_data; }
    /// All rows make one set, however many are asked for.
    std::uint64_t sets(const IntrinsicSettings& settings) const { return is_all_rows() ? 1 : settings.sets; }
    /// NaN for data.
    double true_dimension() const;
};

}  // namespace orthant::dimension
