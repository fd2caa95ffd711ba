#pragma once

#include "base/aligned.hpp"
#include "job/parse.hpp"
#include "study/point_fold.hpp"
#include "study/registry.hpp"
#include "study/result_table.hpp"
#include "support/temp_directory.hpp"

#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace orthant::dimension::test {

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

/// A job of one study, run to its end in this process. Files lie beside the job file, as "table.csv".
class StudyRun {
  public:
    StudyRun(const study::Entry& entry, const std::string& job, const std::map<std::string, std::string>& files = {})
        : entry_(entry) {
        if (!files.empty()) directory_.emplace();
        for (const auto& [name, content] : files) orthant::test::write_file(*directory_ / name, content);
        const job::Catalogue catalogue{[this](std::string_view) { return &entry_.schema; }, {entry_.schema.study}};
        const std::filesystem::path path = directory_ ? *directory_ / "job.toml" : "job.toml";
        job_ = job::parse_job(path, "study = \"" + entry_.schema.study + "\"\n" + job, {}, catalogue);
        space_.emplace(job_);
        study_ = entry_.open(job_);
        study_->use_outline(study_->read_outline());
        memory_.emplace(study_->shared_bytes());
        study_->fill_shared(memory_->span());
        study_->use_shared(std::as_const(*memory_).span());
        results_.emplace(*space_, study_->layout());
        for (std::uint64_t p = 0; p < space_->points(); ++p) {
            study::PointFold fold(*study_, space_->point(p));
            for (std::uint64_t task = 0; !fold.is_whole(); ++task) {
                ByteWriter record;
                study_->compute(space_->point(p), task, context_, record);
                fold.add({.id = {p, task}}, record.take());
                ++tasks_;
            }
            fold.finish(*results_);
        }
    }

    /// Point by point, each result's cells in the order of its dims.
    const std::vector<double>& real(const std::string& name) {
        return std::get<std::vector<double>>(results_->variable(name).values);
    }
    const std::vector<std::int64_t>& integer(const std::string& name) {
        return std::get<std::vector<std::int64_t>>(results_->variable(name).values);
    }
    /// How many standard errors an estimate is from its closed form.
    double z(const std::string& name, std::size_t cell) {
        return (real(name)[cell] - real(name + "_exact")[cell]) / real(name + "_stderr")[cell];
    }
    const std::vector<study::PointStatus>& status() const { return results_->status(); }
    std::uint64_t tasks() const { return tasks_; }
    std::uint64_t yields() const { return context_.yields(); }

  private:
    study::Entry entry_;
    std::optional<orthant::test::TempDirectory> directory_;  ///< where there are files: without, runs are fast
    job::Job job_;
    std::optional<job::Space> space_;
    std::unique_ptr<study::Study> study_;
    std::optional<AlignedArray<std::byte>> memory_;
    std::optional<study::ResultTable> results_;
    CountingContext context_;
    std::uint64_t tasks_ = 0;
};

/// The mean and the standard deviation of some z over seeds 1 … `seeds`; `z_of(seed)` runs one.
struct Spread {
    double mean = 0;
    double deviation = 0;
};

template <class ZOf>
Spread spread_over_seeds(int seeds, ZOf z_of) {
    double sum = 0, squares = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        const double z = z_of(seed);
        sum += z;
        squares += z * z;
    }
    const double mean = sum / seeds;
    return {mean, std::sqrt((squares - seeds * mean * mean) / (seeds - 1))};
}

}  // namespace orthant::dimension::test
