#pragma once

#include "base/aligned.hpp"
#include "job/parse.hpp"
#include "study/registry.hpp"
#include "support/temp_directory.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace orthant::test {

/// A job of one study, opened as a run opens it, with its data in memory: Error where a run would refuse it.
class OpenedStudy {
  public:
    /// Files lie beside the job file, as "table.csv".
    OpenedStudy(study::Entry entry, const std::string& job, const std::map<std::string, std::string>& files = {})
        : entry_(std::move(entry)) {
        if (!files.empty()) directory_.emplace();
        for (const auto& [name, content] : files) write_file(*directory_ / name, content);
        const job::Catalogue catalogue{[this](std::string_view) { return &entry_.schema; }, {entry_.schema.study}};
        const std::filesystem::path path = directory_ ? *directory_ / "job.toml" : "job.toml";
        job_ = job::parse_job(path, job, {}, catalogue);
        space_.emplace(job_);
        study_ = entry_.open(job_);
        outline_ = study_->read_outline();
        study_->use_outline(outline_);
        memory_.emplace(study_->shared_bytes());
        study_->fill_shared(memory_->span());
        study_->use_shared(std::as_const(*memory_).span());
    }

    const study::Study& study() const { return *study_; }
    const job::Job& job() const { return job_; }
    const job::Space& space() const { return *space_; }
    job::Point point(std::uint64_t index) const { return space_->point(index); }
    const Bytes& outline() const { return outline_; }

  private:
    std::optional<TempDirectory> directory_;  ///< where there are files: without, runs are fast
    study::Entry entry_;
    job::Job job_;
    std::optional<job::Space> space_;
    std::unique_ptr<study::Study> study_;
    Bytes outline_;
    std::optional<AlignedArray<std::byte>> memory_;
};

}  // namespace orthant::test
