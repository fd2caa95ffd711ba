#include "base/error.hpp"

#include <cerrno>
#include <system_error>

namespace orthant {

Error::Error(ErrorKind kind, const std::string& message, int error_number)
    : std::runtime_error(message), kind_(kind), error_number_(error_number) {}

bool is_out_of_space(int error_number) {
    return error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
}

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
            return "free some space and run the same command again: what was committed is kept";
        case EDQUOT:
            return "your quota there is used up: remove files of yours or have it raised, and run the same command "
                   "again: what was committed is kept";
        case EFBIG:
            return "allow larger files (ulimit -f) and run the same command again: what was committed is kept";
        case EACCES:
        case EPERM:
        case EROFS:
            return "choose an output you may write to with -o";
        case ENOENT:
        case ENOTDIR:
        case ENAMETOOLONG:
        case ELOOP:
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
    return {ErrorKind::storage, message, error_number};
}

}  // namespace orthant
