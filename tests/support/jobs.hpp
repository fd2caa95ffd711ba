#pragma once

#include "job/parse.hpp"
#include "support/studies/studies.hpp"

#include <string>
#include <vector>

namespace orthant::test {

/// A job of one of the test studies, from its text.
inline job::Job parse(const std::string& text, const std::vector<std::string>& overrides = {}) {
    static const study::Registry registry = studies();
    return job::parse_job("test.toml", text, overrides, registry.catalogue());
}

}  // namespace orthant::test
