#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace orthant::job::helpers {

/// A mistake, and the whole message it must give. "*" in the message stands for words that are toml++'s own.
struct BadJob {
    std::string name;
    std::string text;
    std::string message;
    std::vector<std::string> overrides = {};
};

/// For GoogleTest, which would print bytes.
inline void PrintTo(const BadJob& bad, std::ostream* out) {
    *out << bad.name;
}

}  // namespace orthant::job::helpers
