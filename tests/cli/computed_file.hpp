#pragma once

#include "base/build_info.hpp"
#include "cli/verification.hpp"
#include "data/digest.hpp"
#include "store/result_file.hpp"
#include "store/result_reader.hpp"
#include "study/point_fold.hpp"
#include "support/jobs.hpp"
#include "support/memory_records.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

namespace orthant::test {

/// Computes without a runner.
class IdleContext final : public study::TaskContext {
  public:
    void yield() override {}
    void offer_checkpoint(const std::function<void(ByteWriter&)>& /*save*/) override {}
    std::optional<ByteView> restored() override { return std::nullopt; }
};

/// A job of a test study, computed honestly, and all that its file is written from: to be spoilt before it is.
class ComputedFile {
  public:
    explicit ComputedFile(const std::string& text, study::Shard part = {})
        : job(parse(text)), space(job), registry(studies()), study(open()), shard(part), table(space, study->layout()) {
        provenance.data_digest = data::data_digest(job.data_files());
        memory.resize(study->shared_bytes());
        study->fill_shared(memory);
        study->use_shared(memory);
        for (std::uint64_t p = 0; p < space.points(); ++p) {
            if (shard.owns(p))
                compute(p);
            else
                table.status()[p] = study::PointStatus::missing;
        }
        provenance.build_id = build_info().build_id;
        provenance.instruction_set = build_info().instruction_set;
        provenance.job_identity = job::identity(job);
        totals.hosts = {"here"};
    }

    StoredTask& task(study::TaskId id) {
        for (StoredTask& stored : records.tasks())
            if (stored.outcome.id == id) return stored;
        throw std::out_of_range("no such task");
    }
    void remove(study::TaskId id) {
        std::erase_if(records.tasks(), [&](const StoredTask& stored) { return stored.outcome.id == id; });
    }
    /// Inserts a copy of the task in front of another place.
    void repeat(study::TaskId id, std::size_t row, study::TaskId as) {
        StoredTask copy = task(id);
        copy.outcome.id = as;
        records.tasks().insert(records.tasks().begin() + static_cast<std::ptrdiff_t>(row), copy);
    }
    /// Another record, with a digest that fits.
    void replace(study::TaskId id, ByteView record) {
        task(id).record.assign(record.begin(), record.end());
        task(id).outcome.digest = hash64(record);
    }

    void write(const std::filesystem::path& path) const {
        store::write_result_file(
            path,
            {.job = job,
             .space = space,
             .shard = shard,
             .table = table,
             .records = records,
             .failed_tasks = static_cast<std::uint64_t>(std::ranges::count(table.status(), study::PointStatus::failed)),
             .provenance = provenance,
             .totals = totals,
             .complete = complete},
            [] {});
    }

    /// What verify says of the file, written as it is now.
    std::string verdict(std::uint64_t tasks_to_replay = 0, const std::filesystem::path& data_folder = {}) const {
        const TempDirectory directory;
        write(directory / "a.h5");
        const store::ResultReader file(directory / "a.h5");
        std::ostringstream out;
        const bool is_whole = cli::verify(file, registry, {tasks_to_replay, data_folder}, out);
        EXPECT_EQ(is_whole, out.str().find("problem") == std::string::npos) << out.str();
        EXPECT_EQ(is_whole, out.str().find("whole: ") != std::string::npos) << out.str();
        return out.str();
    }

    job::Job job;
    job::Space space;
    study::Registry registry;
    store::Provenance provenance;
    Bytes memory;  ///< the study's data
    std::unique_ptr<study::Study> study;
    study::Shard shard;
    study::ResultTable table;
    MemoryRecords records;
    store::RunTotals totals;
    bool complete = true;

  private:
    std::unique_ptr<study::Study> open() {
        auto opened = registry.open(job);
        provenance.data_outline = opened->read_outline();
        opened->use_outline(provenance.data_outline);
        return opened;
    }

    void compute(std::uint64_t p) {
        const job::Point point = space.point(p);
        study::PointFold fold(*study, point);
        for (std::uint64_t t = 0; !fold.is_whole(); ++t) {
            study::TaskOutcome outcome{.id = {p, t}};
            ByteWriter record;
            IdleContext context;
            try {
                study->compute(point, t, context, record);
            } catch (const std::exception& failure) {
                outcome.status = study::TaskStatus::failed;
                outcome.error = failure.what();
            }
            records.add(outcome, record.view());
            fold.add(records.tasks().back().outcome, record.view());
        }
        fold.finish(table);
    }
};

}  // namespace orthant::test
