#include "base/error.hpp"

#include <cerrno>
#include <system_error>

namespace orthant {

Error::Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

ExitCode exit_code(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::usage:
        case ErrorKind::job:
            return ExitCode::usage;
        case ErrorKind::data:
            return ExitCode::data;
        case ErrorKind::storage:
            return ExitCode::storage;
    }
    return ExitCode::internal_error;
}

namespace {

std::string_view cure(int error_number) {
    switch (error_number) {
        case ENOSPC:
        case EDQUOT:
            return "free some space and run the same command again: what was committed is kept";
        case EACCES:
        case EPERM:
        case EROFS:
            return "choose an output you may write to with -o";
        case ENOENT:
        case ENOTDIR:
            return "check the path";
        default:
            return "check the file system and run the same command again";
    }
}

}  // namespace

Error storage_error(std::string_view action, std::string_view path, int error_number) {
    std::string message = "cannot ";
    message += action;
    message += " '";
    message += path;
    message += "' (" + std::generic_category().message(error_number) + "); ";
    message += cure(error_number);
    return {ErrorKind::storage, message};
}

}  // namespace orthant
