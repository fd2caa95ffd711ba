#include "h5/failure.hpp"

namespace orthant::h5 {

Failure::Failure(const std::string& action, const std::string& cause, int error_number)
    : Error(ErrorKind::storage, "cannot " + action + " (" + cause + "); check the file and the file system",
            error_number),
      action_(action),
      cause_(cause) {}

}  // namespace orthant::h5
