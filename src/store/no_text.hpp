#pragma once

#include <string>

namespace orthant::store {

/// Stands in the file where there is no text: HDF5 keeps empty ones as null pointers, on which R's ncdf4 crashes.
inline const std::string no_text = "none";

/// A value as it stands in the file …
template <class T>
const T& to_stored(const T& value) {
    return value;
}
inline const std::string& to_stored(const std::string& text) {
    return text.empty() ? no_text : text;
}

/// … and back.
template <class T>
const T& from_stored(const T& value) {
    return value;
}
inline std::string from_stored(const std::string& text) {
    return text == no_text ? std::string() : text;
}

}  // namespace orthant::store
