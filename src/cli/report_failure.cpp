#include "cli/report_failure.hpp"

#include "base/error.hpp"
#include "base/host_memory.hpp"
#include "base/human_bytes.hpp"

#include <filesystem>
#include <iostream>
#include <new>
#include <string>

namespace orthant::cli {

ExitCode exit_code_of(const std::exception& failure) {
    if (dynamic_cast<const std::filesystem::filesystem_error*>(&failure) != nullptr) return ExitCode::storage;
    if (dynamic_cast<const std::bad_alloc*>(&failure) != nullptr) return ExitCode::usage;
    const auto* error = dynamic_cast<const Error*>(&failure);
    return error == nullptr ? ExitCode::internal_error : exit_code(error->kind());
}

namespace {

/// What the standard library says of files and of memory is told as ours is.
std::string text_of(const std::exception& failure) {
    if (dynamic_cast<const std::bad_alloc*>(&failure) != nullptr)
        return "out of memory (" + human_bytes(host_memory_bytes()) +
               " on this host, and what the system grants of it); ask for more, put fewer ranks on a node, or "
               "split the job";
    const auto* of_files = dynamic_cast<const std::filesystem::filesystem_error*>(&failure);
    if (of_files == nullptr) return failure.what();
    return storage_error("look at", of_files->path1().native(), of_files->code().value()).what();
}

}  // namespace

ExitCode report_failure(const std::exception& failure) {
    std::cerr << "orthant: " + text_of(failure) + "\n" << std::flush;
    return exit_code_of(failure);
}

}  // namespace orthant::cli
