#pragma once

#include "job/job.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::job {

/// Finds a study's schema by name; `names` are offered when the name is unknown.
struct Catalogue {
    std::function<const Schema*(std::string_view)> find;
    std::vector<std::string> names;
};

/// A job file's bytes; Error(job) when it cannot be read or is past 4 MiB.
std::string read_job_text(const std::filesystem::path& path);

/// Parses and checks a job. Each of `overrides` is "key=value" or "table.key=value", the value in TOML.
/// Errors: Error(job) with "file:line:column: key: problem (what is allowed); nearest known key".
Job parse_job(const std::filesystem::path& path, const std::string& text, const std::vector<std::string>& overrides,
              const Catalogue& catalogue);

}  // namespace orthant::job
