#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>

namespace orthant::cli {

enum class ShowFormat { tables, json };

struct ShowArguments {
    std::string file;
    ShowFormat format = ShowFormat::tables;
    std::string snapshot = {};              ///< where to write it instead of showing it; "" not to
    std::optional<std::size_t> width = {};  ///< characters a line has room for, where that is known
};

/// `orthant show`: the results of a file, or of a job under way, as tables or as JSON; or those of a job under way as a
/// result file that is not complete. The trials of a search stand the best first where their study, found in the
/// registry, compares them.
ExitCode show_command(const ShowArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
