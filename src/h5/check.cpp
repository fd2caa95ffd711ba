#include "h5/check.hpp"

#include "h5/failure.hpp"

#include <hdf5.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>

namespace orthant::h5 {
namespace {

struct Cause {
    std::string text;      ///< of the innermost entry that has one
    int error_number = 0;  ///< of the innermost entry that tells it
};

/// HDF5 tells errno only inside its text: "..., errno = 28, error message = 'No space left on device', ...".
int error_number_in(std::string_view text) {
    constexpr std::string_view mark = "errno = ";
    const std::size_t at = text.find(mark);
    return at == std::string_view::npos ? 0 : std::atoi(text.data() + at + mark.size());
}

herr_t collect(unsigned /*depth*/, const H5E_error2_t* entry, void* data) {
    auto& cause = *static_cast<Cause*>(data);
    const std::string text = entry->desc != nullptr ? entry->desc : "";
    if (cause.text.empty()) cause.text = text;
    if (cause.error_number == 0) cause.error_number = error_number_in(text);
    return 0;
}

}  // namespace

void fail(std::string_view action, std::string_view name) {
    Cause cause;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, collect, &cause);
    H5Eclear2(H5E_DEFAULT);
    if (cause.error_number != 0) cause.text = std::generic_category().message(cause.error_number);
    if (cause.text.empty()) cause.text = "HDF5 gives no reason";
    std::ranges::replace_if(
        cause.text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');

    std::string what(action);
    if (!name.empty()) what.append(" '").append(name).append("'");
    throw Failure(what, cause.text, cause.error_number);
}

}  // namespace orthant::h5
