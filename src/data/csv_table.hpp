#pragma once

#include "data/table.hpp"

namespace orthant::data {

/// The CSV file of a request, and its test file behind it. Error(data).
Table read_csv_table(const TableRequest& request);

}  // namespace orthant::data
