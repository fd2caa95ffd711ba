#pragma once

#include <concepts>
#include <string_view>

namespace orthant::h5 {

/// Throws the Failure that HDF5's error stack tells of, and empties the stack.
[[noreturn]] void fail(std::string_view action, std::string_view name = {});

/// Every call of HDF5 goes through here: its result, or a Failure "cannot <action> '<name>' (innermost cause)".
template <std::signed_integral Result>
Result check(Result result, std::string_view action, std::string_view name = {}) {
    if (result < 0) fail(action, name);
    return result;
}

}  // namespace orthant::h5
