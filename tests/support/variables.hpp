#pragma once

#include "base/slurm_job.hpp"

#include <map>
#include <string>

namespace orthant::test {

/// An environment of these variables alone.
inline EnvironmentLookup variables(const std::map<std::string, std::string>& values) {
    return [values](const char* name) -> const char* {
        const auto found = values.find(name);
        return found == values.end() ? nullptr : found->second.c_str();
    };
}

}  // namespace orthant::test
