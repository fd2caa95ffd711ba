#include "cli/stored_job.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"
#include "h5/file_size.hpp"
#include "job/parse.hpp"

namespace orthant::cli {

StoredJob::StoredJob(const store::ResultReader& file, const study::Registry& registry,
                     const std::filesystem::path& data_folder)
    : job(job::parse_job(data_folder / file.attribute("job_file"), file.attribute("job"), file.overrides(),
                         registry.catalogue())),
      space(job),
      study(registry.open(job)) {
    if (!h5::can_hold(h5::file_bytes(file.root().id()), space.points(), 1))
        throw Error(ErrorKind::storage, "'" + file.path().string() + "' is damaged (its job has " +
                                            counted(space.points(), "point") +
                                            ", more than such a file can hold results of); use a copy");
    use_stored_outline(*study, job, file.data_outline(),
                       "'" + file.path().string() + "': its attribute 'data_outline'");
}

void use_stored_outline(study::Study& study, const job::Job& job, ByteView outline, const std::string& place) {
    try {
        study.use_outline(outline);
    } catch (const MalformedBytes& bad) {
        throw Error(ErrorKind::storage, place + " is not one of " + job.study + " (" + bad.what() +
                                            "); use a copy, or the program that wrote it");
    }
}

std::string stored_choice(const store::ResultReader& file, const study::Registry& registry) {
    try {
        return StoredJob(file, registry).study->chosen_by();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace orthant::cli
