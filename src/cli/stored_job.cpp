#include "cli/stored_job.hpp"

#include "base/error.hpp"
#include "job/parse.hpp"

namespace orthant::cli {

StoredJob::StoredJob(const store::ResultReader& file, const study::Registry& registry,
                     const std::filesystem::path& data_folder)
    : job(job::parse_job(data_folder / file.attribute("job_file"), file.attribute("job"), file.overrides(),
                         registry.catalogue())),
      space(job),
      study(registry.open(job)) {
    try {
        study->use_outline(file.data_outline());
    } catch (const MalformedBytes& bad) {
        throw Error(ErrorKind::storage, "'" + file.path().string() + "': its attribute 'data_outline' is not one of " +
                                            job.study + " (" + bad.what() +
                                            "); use a copy, or the program that wrote it");
    }
}

}  // namespace orthant::cli
