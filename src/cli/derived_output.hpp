#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace orthant::cli {

/// Makes the folder of an output that a command derives from other files. What stands there is replaced only where it
/// is of the same kind: has this attribute. Error(usage) for another file, for a directory, and for one of the files
/// that are read.
void prepare_output(const std::filesystem::path& output, const std::string& attribute,
                    const std::vector<std::filesystem::path>& inputs);

}  // namespace orthant::cli
