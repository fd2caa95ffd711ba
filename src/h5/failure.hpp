#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>

namespace orthant::h5 {

/// A call of HDF5 that failed: an Error(storage) which still knows its parts, so that a caller can add the file's name.
class Failure : public Error {
  public:
    /// `error_number` is the errno HDF5 met, 0 when the cause was another.
    Failure(const std::string& action, const std::string& cause, int error_number);

    const std::string& action() const noexcept { return action_; }  ///< "write 'mean'"
    const std::string& cause() const noexcept { return cause_; }    ///< the innermost, on one line

  private:
    std::string action_, cause_;
};

}  // namespace orthant::h5
