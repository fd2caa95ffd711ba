#pragma once

#include "base/bytes.hpp"
#include "data/table.hpp"
#include "studies/knn/splits.hpp"
#include "studies/knn/sweep_settings.hpp"

namespace orthant::knn {

/// The splits that a job asks of a table: functions of the job's seed and the repeat alone.
struct MadeSplits {
    Splits::Shape shape;
    Bytes bytes;                        ///< as Splits reads them
    std::size_t smallest_training = 0;  ///< rows of the smallest training part, at the job's least share
};

/// Error(data) where the table has not the rows or groups for it, or the file of folds does not fit; Error(job) where
/// classes are to be spread and there are none.
MadeSplits make_splits(const SweepSettings& settings, const data::Table& table);

/// What `automatic` means for the table.
Validation validation_of(const SweepSettings& settings, const data::Table& table);

}  // namespace orthant::knn
