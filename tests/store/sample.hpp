#pragma once

#include "store/result_file.hpp"
#include "support/memory_records.hpp"
#include "support/temp_directory.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace orthant::store::sample {

inline job::Axis axis(const std::string& name, job::Type type, job::Role role, std::vector<job::Value> values,
                      const std::string& units = "1") {
    return {{.name = name, .description = "the " + name, .type = type, .role = role, .units = units},
            std::move(values)};
}

/// A job of every kind of axis: inner ones before, between and after outer ones, one inner parameter that is fixed.
/// Outer: source (2) × scale (2) × whiten (2); inner: k (3), eps (2).
inline job::Job rich_job(std::int64_t replicates) {
    using enum job::Type;
    using enum job::Role;
    job::Job job;
    job.name = "rich";
    job.path = "rich.toml";
    job.text = "study = \"test.rich\"\nseed = 3\n";
    job.study = "test.rich";
    job.seed = 18'000'000'000'000'000'000U;
    job.replicates = replicates;
    job.axes = {axis("k", integer, inner, {std::int64_t{1}, std::int64_t{2}, std::int64_t{5}}),
                axis("source", text, outer, {std::string("cube"), std::string("sphère")}),
                axis("eps", real, inner, {0.5, std::int64_t{1}}, "degree"),
                axis("scale", real, outer, {0.25, 4.0}, "m"), axis("whiten", boolean, outer, {false, true})};
    job.fixed = {{"weights", std::string("uniform")}};
    job.roles = {{"k", inner},     {"source", outer}, {"eps", inner},
                 {"scale", outer}, {"whiten", outer}, {"weights", inner}};
    return job;
}

/// The same with trials that draw a parameter of every type.
inline job::Job search_job(std::int64_t replicates, std::uint64_t trials) {
    job::Job job = rich_job(replicates);
    const auto drawn = [&](const std::string& name, job::Type type) {
        job::Drawn one;
        one.parameter = axis(name, type, job::Role::outer, {}).parameter;
        job.roles[name] = job::Role::outer;
        return one;
    };
    job::Drawn rate = drawn("rate", job::Type::real), width = drawn("width", job::Type::integer),
               kind = drawn("kind", job::Type::text), plain = drawn("plain", job::Type::boolean);
    rate.high = width.high = 9;
    width.is_rounded = true;
    kind.spread = plain.spread = job::Spread::choice;
    kind.choices = {std::string("lstm"), std::string("grü")};
    plain.choices = {true, false};
    job.search = {job::Method::sobol, trials, {rate, width, kind, plain}};
    return job;
}

/// Results in every shape; `error` has its dimensions in another order than the file.
inline study::Layout rich_layout() {
    return {
        .dimensions = {{.name = "fold", .long_name = "fold", .coordinates = std::vector<std::int64_t>{0, 1}},
                       {.name = "bin",
                        .long_name = "centre of the bin",
                        .units = "degree",
                        .coordinates = std::vector<double>{15, 45, 75}},
                       {.name = "label", .long_name = "label", .coordinates = std::vector<std::string>{"yes", "no"}}},
        .results = {
            {.name = "mean", .long_name = "mean angle", .units = "degree"},
            {.name = "mean_stderr", .long_name = "standard error of the mean angle", .units = "degree"},
            {.name = "error", .long_name = "error", .dims = {"fold", "eps", "weights", "k"}},
            {.name = "density_exact", .long_name = "density", .dims = {"bin"}},
            {.name = "trace", .long_name = "trace", .dims = {"bin"}, .filled_by = "length"},
            {.name = "length", .long_name = "bins of the trace", .number = study::Number::integer},
            {.name = "count", .long_name = "count", .number = study::Number::integer, .dims = {"label", "bin"}},
            {.name = "verdict",
             .long_name = "what to do",
             .number = study::Number::integer,
             .dims = {"k"},
             .flags = {{"all_well", "nothing to do"}, {"too_few", "take more"}, {"too_many", "take fewer, or stop"}}}}};
}

/// A number that tells where it belongs: the cell, and the point behind it.
inline double mark(std::uint64_t point, std::size_t cell) {
    return static_cast<double>(point) + static_cast<double>(cell) / 1024;
}

inline void fill(study::ResultTable& table, std::uint64_t point) {
    study::ResultRow row = table.row(point);
    for (const study::Result& result : table.layout().results) {
        if (result.number == study::Number::real) {
            auto cells = row.real(result.name);
            for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = mark(point, i);
        } else {
            auto cells = row.integer(result.name);
            const auto first = static_cast<std::int64_t>(100 * point);
            const auto codes = static_cast<std::int64_t>(result.flags.size());
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const std::int64_t number = first + static_cast<std::int64_t>(i);
                cells[i] = codes > 0 ? number % codes : number;
            }
        }
    }
    table.status()[point] = study::PointStatus::complete;
}

inline Provenance provenance() {
    return {.orthant_version = "0.1.0",
            .git_commit = "abc123",
            .build_id = "f00d",
            .compiler = "GNU 12",
            .instruction_set = "x86-64-v3",
            .mpi = "Open MPI 4",
            .job_identity = 0xfedcba9876543210U,
            .data_digest = 17,
            .data_outline = {std::byte{0x2a}, std::byte{0x0f}}};
}

/// All that a file is written from, kept together. Every point has two tasks.
struct Sample {
    explicit Sample(std::int64_t replicates = 1, study::Shard part = {}) : Sample(rich_job(replicates), part) {}

    explicit Sample(job::Job asked, study::Shard part = {})
        : job(std::move(asked)), space(job), shard(part), table(space, rich_layout()) {
        totals = {
            .hosts = {"node1", "node 2"},
            .ranks = 4,
            .runs = 2,
            .wall_seconds = 12.5,
            .busy_seconds = 40,
            .efficiency = 0.8,
            .launches = {{.start_s = 1e9, .seconds = 4, .ranks = 2, .nodes = 1, .tasks = 3, .busy_s = 7, .lost_s = 0.5},
                         {.start_s = 2e9,
                          .seconds = 8.5,
                          .ranks = 4,
                          .nodes = 2,
                          .tasks = 5,
                          .busy_s = 33,
                          .slurm_job = "17_3",
                          .slurm_array_index = 3,
                          .slurm_restarts = 1}}};
        for (std::uint64_t point = 0; point < space.points(); ++point) {
            if (!shard.owns(point)) continue;
            fill(table, point);
            for (std::uint64_t task = 0; task < 2; ++task) add_task(point, task, "");
        }
    }

    void add_task(std::uint64_t point, std::uint64_t task, const std::string& error) {
        study::TaskOutcome outcome;
        outcome.id = {point, task};
        outcome.status = error.empty() ? study::TaskStatus::done : study::TaskStatus::failed;
        outcome.attempts = error.empty() ? 1 : 2;
        outcome.rank = static_cast<std::int32_t>(point % 4);
        outcome.host = static_cast<std::int32_t>(task);
        outcome.start_s = 1.7e9 + static_cast<double>(point);
        outcome.seconds = 0.125 * static_cast<double>(task + 1);
        outcome.error = error;
        if (!error.empty()) table.status().at(point) = study::PointStatus::failed;
        records.add(outcome, error.empty() ? "record " + std::to_string(point) + "." + std::to_string(task) : "");
    }

    ResultFile file() const {
        return {.job = job,
                .space = space,
                .shard = shard,
                .table = table,
                .records = records,
                .failed_tasks = failed(),
                .provenance = provenance(),
                .totals = totals};
    }

    std::uint64_t failed() const {
        return static_cast<std::uint64_t>(std::ranges::count(table.status(), study::PointStatus::failed));
    }

    void write(const std::filesystem::path& path) const {
        write_result_file(path, file(), [] {});
    }

    job::Job job;
    job::Space space;
    study::Shard shard;
    study::ResultTable table;
    test::MemoryRecords records;
    RunTotals totals;
};

/// The HDF5 content of a file's bytes, without the seal.
inline std::string content_of(const std::string& file) {
    std::uint64_t size = 0;
    std::memcpy(&size, file.data() + file.size() - 24, sizeof size);
    return file.substr(0, size);
}

}  // namespace orthant::store::sample
