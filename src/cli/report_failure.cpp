#include "cli/report_failure.hpp"

#include "base/error.hpp"

#include <iostream>
#include <string>

namespace orthant::cli {

ExitCode exit_code_of(const std::exception& failure) {
    const auto* error = dynamic_cast<const Error*>(&failure);
    return error == nullptr ? ExitCode::internal_error : exit_code(error->kind());
}

ExitCode report_failure(const std::exception& failure) {
    std::cerr << "orthant: " + std::string(failure.what()) + "\n" << std::flush;
    return exit_code_of(failure);
}

}  // namespace orthant::cli
