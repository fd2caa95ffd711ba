#pragma once

#include "base/error.hpp"
#include "h5/failure.hpp"

#include <filesystem>
#include <string>
#include <utility>

namespace orthant::store {

/// What is wrong inside a file, before its name is known: `in_file` adds it.
inline h5::Failure damage(const std::string& what) {
    return {"read the file", what, 0};
}

/// "cannot read 'FILE' (<why>); <what to do>".
Error read_error(const std::filesystem::path& path, const std::string& why, const std::string& cure);

/// What `action` returns; a Failure in it becomes an Error(storage) that names the file.
template <class Action>
auto in_file(const std::filesystem::path& path, Action&& action) -> decltype(action()) {
    try {
        return std::forward<Action>(action)();
    } catch (const h5::Failure& failure) {
        throw read_error(path, failure.cause(),
                         "the file is damaged or was not written by Orthant: write it again, or use a copy");
    }
}

}  // namespace orthant::store
