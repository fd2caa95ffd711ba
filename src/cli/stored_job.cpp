#include "cli/stored_job.hpp"

#include "job/parse.hpp"

namespace orthant::cli {

StoredJob::StoredJob(const store::ResultReader& file, const study::Registry& registry)
    : job(job::parse_job(file.attribute("job_file"), file.attribute("job"), file.overrides(), registry.catalogue())),
      space(job),
      study(registry.open(job)) {}

}  // namespace orthant::cli
