#pragma once

#include "study/layout.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace orthant::store {

/// Whether the mean over replicates says anything of a result: not of errors, exact values and codes.
bool is_averaged(const study::Result& result);

/// Over the replicates of each cell: the mean, and its standard error sd / sqrt(R) with the sample's sd (n - 1).
struct ReplicateMean {
    std::vector<double> mean, standard_error;
};

/// `values` holds the replicates of a cell side by side, `replicates` >= 2 of them. Summed in their order.
/// A cell with a NaN among its replicates has NaN for both.
ReplicateMean replicate_mean(std::span<const double> values, std::size_t replicates);

}  // namespace orthant::store
