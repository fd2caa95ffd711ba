#include "store/damage.hpp"

namespace orthant::store {

Error read_error(const std::filesystem::path& path, const std::string& why, const std::string& cure) {
    return {ErrorKind::storage, "cannot read '" + path.native() + "' (" + why + "); " + cure};
}

}  // namespace orthant::store
