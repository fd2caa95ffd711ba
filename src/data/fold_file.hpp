#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace orthant::data {

/// Folds given by the user: a CSV file with a header, one line for each row of the data, one column for each repeat.
/// A cell is the number of the fold the row is in, 0, 1, … without gaps, or -1 for a row that is always in the training
/// part. Gives [repeat][row]. Error(data), also where a repeat leaves some fold without a training part.
std::vector<std::vector<std::int32_t>> read_fold_file(const std::filesystem::path& file, std::size_t rows);

}  // namespace orthant::data
