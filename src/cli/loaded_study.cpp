#include "cli/loaded_study.hpp"

#include "base/error.hpp"
#include "data/digest.hpp"

#include <utility>

namespace orthant::cli {

LoadedStudy::LoadedStudy(std::unique_ptr<study::Study> of) : memory(of->shared_bytes()), study(std::move(of)) {
    study->fill_shared(memory.span());
    study->use_shared(std::as_const(memory).span());
}

std::unique_ptr<study::Study> open_with_data(const store::ResultReader& file, const job::Job& job,
                                             const study::Registry& registry) {
    const store::Provenance made_by = file.provenance();
    if (data::data_digest(job.data_files()) != made_by.data_digest)
        throw Error(ErrorKind::data, "the data files are not what they were in the run (their digest differs)");
    auto study = registry.open(job);
    if (study->read_outline() != made_by.data_outline)
        throw Error(ErrorKind::data, "attribute 'data_outline' is not what the data files give; the file is damaged");
    study->use_outline(made_by.data_outline);
    return study;
}

}  // namespace orthant::cli
