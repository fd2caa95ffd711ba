#include "cli/report_failure.hpp"

#include "base/error.hpp"
#include "base/host_memory.hpp"
#include "base/human_bytes.hpp"

#include <filesystem>
#include <iostream>
#include <new>
#include <optional>
#include <string>

namespace orthant::cli {

namespace {

/// Our own errors, and what the standard library says of files and of memory as ours; none for a defect.
std::optional<Error> as_error(const std::exception& failure) {
    if (const auto* error = dynamic_cast<const Error*>(&failure)) return *error;
    if (const auto* of_files = dynamic_cast<const std::filesystem::filesystem_error*>(&failure))
        return storage_error("look at", of_files->path1().native(), of_files->code().value());
    if (dynamic_cast<const std::bad_alloc*>(&failure) != nullptr)
        return Error(ErrorKind::usage, "out of memory (" + human_bytes(host_memory_bytes()) +
                                           " on this host, and what the system grants of it); ask for more, put fewer "
                                           "ranks on a node, or split the job");
    return std::nullopt;
}

}  // namespace

ExitCode exit_code_of(const std::exception& failure) {
    const std::optional<Error> error = as_error(failure);
    return error ? exit_code(error->kind()) : ExitCode::internal_error;
}

ExitCode report_failure(const std::exception& failure) {
    const std::optional<Error> error = as_error(failure);
    std::cerr << std::string("orthant: ") + (error ? error->what() : failure.what()) + "\n" << std::flush;
    return exit_code_of(failure);
}

}  // namespace orthant::cli
