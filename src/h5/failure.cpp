#include "h5/failure.hpp"

namespace orthant::h5 {

Failure::Failure(const std::string& action, const std::string& cause, int error_number)
    : Error(ErrorKind::storage, "cannot " + action + " (" + cause + "); check the file and the file system"),
      action_(action),
      cause_(cause),
      error_number_(error_number) {}

}  // namespace orthant::h5
