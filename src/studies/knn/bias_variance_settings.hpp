#pragma once

#include "data/scaling.hpp"
#include "data/table.hpp"
#include "job/job.hpp"
#include "job/space.hpp"
#include "studies/knn/bias_variance_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::knn {

/// Whether the training sets of a point differ in their inputs, or in their targets alone.
enum class Inputs { random, fixed };

/// What a job says that is the same at all its points.
struct BiasVarianceSettings {
    std::vector<std::uint32_t> ks;    ///< rising
    std::vector<std::size_t> places;  ///< of each of them, where it stands in the job
    Inputs inputs = Inputs::random;
    std::uint64_t sets = 0;                       ///< training sets
    std::size_t test_points = 0;                  ///< of problems other than data
    double test_share = 0;                        ///< of the table, where there is no test file
    data::Scaling scaling = data::Scaling::none;  ///< of the table
    data::TableRequest table;                     ///< where the problem is data
    std::uint64_t seed = 0;
    bool is_of_data = false;
    bool is_of_classes = false;  ///< of problems other than data

    /// Error(job) where parameters do not fit together.
    explicit BiasVarianceSettings(const job::Job& job);

    /// Error(job) where the smallest training set has fewer rows than the largest k; `usual` is what N = 0 stands for.
    void check_k(const job::Job& job, std::int64_t usual) const;
};

/// What differs between points.
struct BiasVariancePoint {
    Problem problem;
    std::size_t rows;     ///< of a training set; 0: as many as the training part of the table
    std::size_t columns;  ///< of problems other than data
    double noise;
    std::uint64_t replicate;
    std::uint64_t key;

    explicit BiasVariancePoint(const job::Point& point);
};

job::Schema bias_variance_schema();

}  // namespace orthant::knn
