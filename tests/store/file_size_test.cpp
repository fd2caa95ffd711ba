#include "store/file_size.hpp"

#include "base/random.hpp"
#include "store/sample.hpp"

#include <gtest/gtest.h>

#include <bit>

namespace orthant::store::file_size_test {
namespace {

/// Digits that no filter makes shorter.
class Noise {
  public:
    std::uint64_t next() {
        const auto words = stream_.block(index_++);
        return words[0] | (std::uint64_t{words[1]} << 32);
    }

  private:
    RandomStream stream_{1, 2, StreamId{3}};
    std::uint64_t index_ = 0;
};

/// A job of points × 4 tasks, each with a record of 100 bytes; all numbers are noise where nothing forbids it.
struct NoisyFile {
    NoisyFile(std::int64_t points, std::int64_t replicates, study::Shard part = {})
        : NoisyFile(make_job(points, replicates), part) {}

    explicit NoisyFile(job::Job asked, study::Shard part = {})
        : job(std::move(asked)), space(job), shard(part), table(space, layout()) {
        for (std::uint64_t point = 0; point < space.points(); ++point) {
            table.status()[point] = study::PointStatus::complete;
            study::ResultRow row = table.row(point);
            for (double& cell : row.real("curve")) cell = std::bit_cast<double>(noise.next());
            for (std::int64_t& cell : row.integer("count")) cell = static_cast<std::int64_t>(noise.next());
            for (std::uint64_t task = 0; task < 4 && shard.owns(point); ++task) add_task(point, task);
        }
    }

    static job::Job make_job(std::int64_t points, std::int64_t replicates) {
        job::Job job;
        job.name = "noise";
        job.path = "noise.toml";
        job.text = std::string(2000, '#');
        job.study = "test.noise";
        job.replicates = replicates;
        std::vector<job::Value> values;
        for (std::int64_t i = 0; i < points; ++i) values.emplace_back("value number " + std::to_string(i));
        job.axes = {sample::axis("x", job::Type::text, job::Role::outer, std::move(values))};
        job.roles = {{"x", job::Role::outer}};
        return job;
    }

    static study::Layout layout() {
        return {{{"bin", "bin", "1", std::vector<double>(20)}},
                {{"curve", "curve", "1", study::Number::real, {"bin"}},
                 {"count", "count", "1", study::Number::integer, {"bin"}}}};
    }

    void add_task(std::uint64_t point, std::uint64_t task) {
        study::TaskOutcome outcome;
        outcome.id = {point, task};
        outcome.start_s = std::bit_cast<double>(noise.next());
        outcome.seconds = std::bit_cast<double>(noise.next());
        std::string record(100, ' ');
        for (char& c : record) c = static_cast<char>(noise.next());
        records.add(outcome, std::string_view(record));
    }

    double written_bytes(const std::filesystem::path& path) const {
        const ResultFile file{.job = job,
                              .space = space,
                              .shard = shard,
                              .table = table,
                              .records = records,
                              .provenance = provenance,
                              .totals = {}};
        write_result_file(path, file, [] {});
        return static_cast<double>(std::filesystem::file_size(path));
    }

    double expected_bytes() const {
        const auto tasks = static_cast<double>(records.size());
        return largest_file_bytes(space, table.layout(), provenance.data_outline, shard, tasks, 100 * tasks);
    }

    Noise noise;
    Provenance provenance = sample::provenance();
    job::Job job;
    job::Space space;
    study::Shard shard;
    study::ResultTable table;
    test::MemoryRecords records;
};

TEST(LargestFileBytes, bound_files_that_do_not_compress) {
    const test::TempDirectory directory;
    for (const std::int64_t replicates : {1, 3})
        for (const study::Shard shard : {study::Shard{}, study::Shard{1, 2}}) {
            const NoisyFile noisy(2000, replicates, shard);
            const double written = noisy.written_bytes(directory / "noise.h5");
            EXPECT_LE(written, noisy.expected_bytes()) << replicates << " of " << shard.count;
            EXPECT_GT(written, 0.7 * noisy.expected_bytes()) << replicates << " of " << shard.count;
        }
}

TEST(LargestFileBytes, bound_searches) {
    const test::TempDirectory directory;
    job::Job job = NoisyFile::make_job(2, 1);
    job::Drawn drawn;
    drawn.parameter = sample::axis("y", job::Type::real, job::Role::outer, {}).parameter;
    drawn.high = 1;
    job.search = {job::Method::random, 1000, {drawn}};
    const NoisyFile noisy(job);
    const double written = noisy.written_bytes(directory / "noise.h5");
    EXPECT_LE(written, noisy.expected_bytes());
    EXPECT_GT(written, 0.7 * noisy.expected_bytes());
}

TEST(LargestFileBytes, bound_small_files) {
    const test::TempDirectory directory;
    const NoisyFile noisy(1, 1);
    const double written = noisy.written_bytes(directory / "noise.h5");
    EXPECT_LE(written, noisy.expected_bytes());
    EXPECT_GT(written, 0.2 * noisy.expected_bytes());
}

TEST(LargestFileBytes, bound_files_with_large_outlines_and_long_explanations) {
    const test::TempDirectory directory;
    NoisyFile noisy(1, 1);
    noisy.provenance.data_outline.resize(300'000, std::byte{7});
    study::Layout layout = noisy.table.layout();
    for (study::Result& result : layout.results)
        if (result.number == study::Number::integer)
            result.flags = {{"long", std::string(50'000, 'x')}, {"short", "y"}};
    noisy.table = study::ResultTable(noisy.space, layout);
    const double written = noisy.written_bytes(directory / "noise.h5");
    EXPECT_GT(written, 650'000);
    EXPECT_LE(written, noisy.expected_bytes());
}

}  // namespace
}  // namespace orthant::store::file_size_test
