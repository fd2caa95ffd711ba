#pragma once

#include "base/aligned.hpp"
#include "base/contract.hpp"
#include "job/parse.hpp"
#include "studies/knn/sweep.hpp"
#include "study/point_fold.hpp"
#include "support/temp_directory.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace orthant::knn::test {

/// Lets tasks run, and counts how often they yield.
class CountingContext final : public study::TaskContext {
  public:
    void yield() override { ++yields_; }
    void offer_checkpoint(const std::function<void(ByteWriter&)>& /*save*/) override { yield(); }
    std::optional<ByteView> restored() override { return std::nullopt; }
    std::uint64_t yields() const { return yields_; }

  private:
    std::uint64_t yields_ = 0;
};

/// A job for `table.csv` with target y and seed 7.
inline std::string job_text(const std::string& space, const std::string& settings = "", const std::string& data = "") {
    return "study = \"knn.sweep\"\nseed = 7\n[data]\nfile = \"table.csv\"\ntarget = \"y\"\n" + data + "\n[space]\n" +
           space + "\n[settings]\n" + settings + "\n";
}

/// A sweep over files in a directory of its own, opened as a run opens it: Error where a run would refuse it.
class SweepRun {
  public:
    SweepRun(const std::map<std::string, std::string>& files, const std::string& job) : entry_(sweep()) {
        for (const auto& [name, content] : files) orthant::test::write_file(directory_ / name, content);
        const job::Catalogue catalogue{[this](std::string_view) { return &entry_.schema; }, {entry_.schema.study}};
        job_ = job::parse_job(directory_ / "job.toml", job, {}, catalogue);
        space_.emplace(job_);
        study_ = entry_.open(job_);
        outline_ = study_->read_outline();
        study_->use_outline(outline_);
        memory_.emplace(study_->shared_bytes());
        study_->fill_shared(memory_->span());
        study_->use_shared(std::as_const(*memory_).span());
    }

    const study::Study& study() const { return *study_; }
    const job::Space& space() const { return *space_; }
    const Bytes& outline() const { return outline_; }
    job::Point point(std::uint64_t index) const { return space_->point(index); }

    Bytes record(std::uint64_t point, std::uint64_t task) {
        ByteWriter record;
        study_->compute(space_->point(point), task, context_, record);
        return record.take();
    }
    std::uint64_t yields() const { return context_.yields(); }

    /// Of all points.
    study::ResultTable& results() {
        if (results_) return *results_;
        results_.emplace(*space_, study_->layout());
        for (std::uint64_t p = 0; p < space_->points(); ++p) {
            study::PointFold fold(*study_, space_->point(p));
            for (std::uint64_t task = 0; !fold.is_whole(); ++task) fold.add({.id = {p, task}}, record(p, task));
            fold.finish(*results_);
        }
        return *results_;
    }

    const std::vector<double>& real(const std::string& name) {
        return std::get<std::vector<double>>(results().variable(name).values);
    }
    const std::vector<std::int64_t>& integer(const std::string& name) {
        return std::get<std::vector<std::int64_t>>(results().variable(name).values);
    }
    bool serves_every_split() const {
        return study_->remarks().front().find("serves every split") != std::string::npos;
    }

  private:
    orthant::test::TempDirectory directory_;
    study::Entry entry_;
    job::Job job_;
    std::optional<job::Space> space_;
    std::unique_ptr<study::Study> study_;
    Bytes outline_;
    std::optional<AlignedArray<std::byte>> memory_;
    CountingContext context_;
    std::optional<study::ResultTable> results_;
};

}  // namespace orthant::knn::test
