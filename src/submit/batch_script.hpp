#pragma once

#include "submit/request.hpp"

#include <string>
#include <string_view>

namespace orthant::submit {

/// slurm/orthant.sbatch, as it was when the program was built.
std::string_view script_template();

/// The script with its lines filled for a request. Contract: they are there.
std::string filled_script(std::string_view script, const Request& request);

/// A word that may stand in an #SBATCH line. Error(usage), naming the option, for anything else.
std::string checked_word(const std::string& option, const std::string& word);

}  // namespace orthant::submit
