#pragma once

#include "data/table.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace orthant::data {

/// What a column of a CSV file is for.
enum class Role { feature, target, group, ignored };

struct CsvColumn {
    std::string name;
    Role role = Role::ignored;
    std::size_t feature = 0;  ///< which of the table's
};

/// The columns by the header of the data file: all that are neither target, group nor ignored are features, in order.
/// `test_header` is that of the test file, empty where there is none: what is ignored may stand in either.
/// Error(data) for names that are empty, doubled, or not in the header, and where no feature is left.
std::vector<CsvColumn> sort_columns(const std::vector<std::string>& header, const TableRequest& request,
                                    const std::vector<std::string>& test_header);

/// Error(data) where no column has that name: `key` is what asked for it.
void require_column(const std::filesystem::path& file, const std::vector<std::string>& header, const std::string& name,
                    const std::string& key);

std::vector<std::string> feature_names(const std::vector<CsvColumn>& columns);

/// The columns of a test file, by the names in the data file: in any order, none missing, none more save ignored ones.
/// Error(data).
std::vector<CsvColumn> match_columns(const std::vector<std::string>& header, const TableRequest& request,
                                     const std::vector<std::string>& features);

}  // namespace orthant::data
