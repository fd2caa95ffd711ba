#pragma once

#include <string>

namespace orthant::store {

/// Stands in the file where there is no text: HDF5 keeps empty ones as null pointers, on which R's ncdf4 crashes.
inline const std::string no_text = "none";

inline std::string stored_text(const std::string& text) {
    return text.empty() ? no_text : text;
}

inline std::string read_text(const std::string& stored) {
    return stored == no_text ? std::string() : stored;
}

}  // namespace orthant::store
