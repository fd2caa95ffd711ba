#pragma once

#include "base/exit_code.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace orthant {

/// Whose fault an Error is: it decides the exit code.
enum class ErrorKind {
    usage,    ///< the command line
    job,      ///< the job file
    data,     ///< a data file
    storage,  ///< the disk, the journal, the lock, the result file
};

/// The user's or the machine's fault, told as "problem (why); what to do".
/// Faults of our own are contract violations (contract.hpp), not Errors.
class Error : public std::runtime_error {
  public:
    /// `error_number` is the errno behind it, 0 when the cause was another.
    Error(ErrorKind kind, const std::string& message, int error_number = 0);

    ErrorKind kind() const noexcept { return kind_; }
    int error_number() const noexcept { return error_number_; }

  private:
    ErrorKind kind_;
    int error_number_;
};

/// Whether what failed would have gone well with more room: the disk or a quota is full, or files may not grow so far.
bool is_out_of_space(int error_number);

/// The one table from kinds to exit codes.
ExitCode exit_code(ErrorKind kind);

/// A storage Error for a failed system call on `path`: names the cause by errno, and the cure where one is known.
[[nodiscard]] Error storage_error(std::string_view action, std::string_view path, int error_number);

}  // namespace orthant
