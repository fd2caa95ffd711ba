#pragma once

#include "data/table_sequences.hpp"
#include "data/unanswered.hpp"

namespace orthant::data {

/// Every row of a table. The columns of a CSV are those that were learned from, by their names and in any order; others
/// are left out, the target among them. Of an HDF5 file "X" is read alone. Error(data).
Unanswered unanswered_rows(const TableSequencesRequest& request, const SequenceOutline& learned);

}  // namespace orthant::data
