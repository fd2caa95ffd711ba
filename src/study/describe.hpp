#pragma once

#include "study/registry.hpp"

#include <string>

namespace orthant::study {

/// What a person wants to know of one study before writing a job: an example, its parameters, its results.
/// Markdown whose tables are aligned, so that it reads well in a terminal too.
/// The name must be the registry's (contract); Error(job) if the study's own example is not a good job.
std::string describe(const Registry& registry, const std::string& name);

/// The same of all studies, under a header that says where it comes from: the text of jobs/README.md.
std::string describe_all(const Registry& registry);

}  // namespace orthant::study
