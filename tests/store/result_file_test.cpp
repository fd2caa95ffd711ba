#include "store/result_file.hpp"

#include "base/error.hpp"
#include "store/result_reader.hpp"
#include "store/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace orthant::store::result_file_test {
namespace {

using sample::mark;
using sample::Sample;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<double>& reals(const StoredVariable& variable) {
    return std::get<std::vector<double>>(variable.values);
}

const std::vector<std::int64_t>& integers(const StoredVariable& variable) {
    return std::get<std::vector<std::int64_t>>(variable.values);
}

std::vector<std::string> names_in(const std::filesystem::path& directory) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

TEST(ResultFile, keeps_axes_and_dimensions_with_their_types) {
    const test::TempDirectory directory;
    Sample().write(directory / "a.h5");
    const ResultReader reader(directory / "a.h5");
    EXPECT_THAT(reader.axes(), ElementsAre("k", "source", "eps", "scale", "whiten"));
    EXPECT_THAT(reader.variables(),
                ElementsAre("k", "source", "eps", "scale", "whiten", "fold", "bin", "label", "mean", "mean_stderr",
                            "error", "density_exact", "trace", "length", "count", "verdict", "status"));
    EXPECT_THAT(integers(reader.variable("k")), ElementsAre(1, 2, 5));
    EXPECT_THAT(reals(reader.variable("eps")), ElementsAre(0.5, 1));
    EXPECT_THAT(integers(reader.variable("whiten")), ElementsAre(0, 1));
    EXPECT_THAT(std::get<std::vector<std::string>>(reader.variable("source").values), ElementsAre("cube", "sphère"));
    EXPECT_EQ(reader.variable("eps").units, "degree");
    EXPECT_EQ(reader.variable("eps").long_name, "the eps");
    EXPECT_TRUE(reader.variable("bin").is_coordinate);
    EXPECT_FALSE(reader.variable("mean").is_coordinate);
}

TEST(ResultFile, puts_every_cell_where_its_dimensions_say) {
    const test::TempDirectory directory;
    Sample().write(directory / "a.h5");
    const StoredVariable error = ResultReader(directory / "a.h5").variable("error");
    EXPECT_THAT(error.dims, ElementsAre("k", "source", "eps", "scale", "whiten", "fold"));
    EXPECT_THAT(error.shape, ElementsAre(3, 2, 2, 2, 2, 2));
    std::size_t at = 0;
    for (std::size_t k = 0; k < 3; ++k)
        for (std::size_t source = 0; source < 2; ++source)
            for (std::size_t eps = 0; eps < 2; ++eps)
                for (std::size_t scale = 0; scale < 2; ++scale)
                    for (std::size_t whiten = 0; whiten < 2; ++whiten)
                        for (std::size_t fold = 0; fold < 2; ++fold)
                            ASSERT_EQ(reals(error).at(at++),
                                      mark((source * 2 + scale) * 2 + whiten, (fold * 2 + eps) * 3 + k));
    EXPECT_EQ(at, reals(error).size());
}

TEST(ResultFile, puts_own_dimensions_in_the_order_of_the_result) {
    const test::TempDirectory directory;
    Sample().write(directory / "a.h5");
    const StoredVariable count = ResultReader(directory / "a.h5").variable("count");
    EXPECT_THAT(count.dims, ElementsAre("source", "scale", "whiten", "label", "bin"));
    for (std::size_t i = 0; i < 48; ++i)
        ASSERT_EQ(integers(count).at(i), static_cast<std::int64_t>(100 * (i / 6) + i % 6));
}

TEST(ResultFile, adds_means_over_replicates) {
    const test::TempDirectory directory;
    Sample sample(3);
    sample.table.row(1).set("mean", 4);
    sample.table.row(2).set("mean", 8);
    sample.table.row(4).set("mean", std::numeric_limits<double>::quiet_NaN());
    sample.write(directory / "a.h5");
    const ResultReader reader(directory / "a.h5");
    EXPECT_THAT(reader.variables(),
                ElementsAre("k", "source", "eps", "scale", "whiten", "fold", "bin", "label", "replicate", "mean",
                            "mean_mean", "mean_mean_stderr", "mean_stderr", "error", "error_mean", "error_mean_stderr",
                            "density_exact", "trace", "trace_mean", "trace_mean_stderr", "length", "length_mean",
                            "length_mean_stderr", "count", "count_mean", "count_mean_stderr", "verdict", "status"));
    EXPECT_THAT(reader.variable("mean").dims, ElementsAre("source", "scale", "whiten", "replicate"));
    EXPECT_THAT(integers(reader.variable("replicate")), ElementsAre(0, 1, 2));
    EXPECT_THAT(reader.variable("status").dims, ElementsAre("source", "scale", "whiten", "replicate"));
    const StoredVariable mean = reader.variable("mean_mean"), error = reader.variable("mean_mean_stderr");
    EXPECT_THAT(mean.dims, ElementsAre("source", "scale", "whiten"));
    ASSERT_EQ(reals(mean).size(), 8U);
    EXPECT_EQ(reals(mean)[0], 4);                         // of 0, 4, 8
    EXPECT_DOUBLE_EQ(reals(error)[0], 4 / std::sqrt(3));  // sample sd 4
    EXPECT_TRUE(std::isnan(reals(mean)[1]) && std::isnan(reals(error)[1]));
    EXPECT_EQ(reals(mean)[2], 7);  // of 6, 7, 8
    EXPECT_DOUBLE_EQ(reals(error)[2], 1 / std::sqrt(3));
    EXPECT_EQ(reals(reader.variable("count_mean"))[0], 100);  // integers too: of 0, 100, 200
    EXPECT_DOUBLE_EQ(reals(reader.variable("count_mean_stderr"))[0], 100 / std::sqrt(3));
}

TEST(ResultFile, keeps_missing_cells_missing) {
    const test::TempDirectory directory;
    Sample sample;
    sample.table.clear(3);
    sample.table.status()[3] = study::PointStatus::failed;
    sample.write(directory / "a.h5");
    const ResultReader reader(directory / "a.h5");
    EXPECT_TRUE(std::isnan(reals(reader.variable("mean")).at(3)));
    EXPECT_EQ(integers(reader.variable("count")).at(3 * 6), study::missing_integer);
    EXPECT_THAT(integers(reader.variable("status")), ElementsAre(0, 0, 0, 1, 0, 0, 0, 0));
}

TEST(ResultFile, without_axes_has_scalars) {
    const test::TempDirectory directory;
    const job::Job job = [] {
        job::Job plain;
        plain.name = plain.study = "plain";
        return plain;
    }();
    const job::Space space(job);
    study::ResultTable table(space, {.dimensions = {}, .results = {{.name = "mean", .long_name = "mean"}}});
    table.row(0).set("mean", 1.25);
    const test::MemoryRecords none;
    write_result_file(directory / "a.h5", {job, space, {}, table, none, 0, {}, {}}, [] {});
    const ResultReader reader(directory / "a.h5");
    EXPECT_THAT(reals(reader.variable("mean")), ElementsAre(1.25));
    EXPECT_TRUE(reader.variable("mean").dims.empty());
    EXPECT_TRUE(reader.axes().empty());
    EXPECT_TRUE(reader.totals().hosts.empty());
}

TEST(ResultFile, keeps_records_of_shards_and_of_failures_only) {
    const test::TempDirectory directory;
    Sample whole, shard(1, {1, 3}), failed;
    failed.add_task(7, 2, "diverged");
    whole.write(directory / "whole.h5");
    shard.write(directory / "shard.h5");
    failed.write(directory / "failed.h5");
    EXPECT_FALSE(ResultReader(directory / "whole.h5").has_records());
    EXPECT_TRUE(ResultReader(directory / "shard.h5").has_records());
    EXPECT_TRUE(ResultReader(directory / "failed.h5").has_records());
    EXPECT_EQ(ResultReader(directory / "failed.h5").failed_tasks(), 1U);
    EXPECT_EQ(ResultReader(directory / "whole.h5").failed_tasks(), 0U);
}

TEST(ResultFile, leaves_nothing_beside_itself) {
    const test::TempDirectory directory;
    test::write_file(directory / "a.h5.tmp-999", "left by a killed run");
    test::write_file(directory / "a.h5.journal", "not ours to remove");
    Sample().write(directory / "a.h5");
    EXPECT_THAT(names_in(directory.path()), ElementsAre("a.h5", "a.h5.journal"));
}

TEST(ResultFile, is_not_replaced_when_called_off_before_the_rename) {
    const test::TempDirectory directory;
    test::write_file(directory / "a.h5", "old");
    const Sample sample;
    const auto lose_lock = [&] {
        EXPECT_EQ(test::read_file(directory / "a.h5"), "old");
        EXPECT_EQ(names_in(directory.path()).size(), 2U);
        throw Error(ErrorKind::storage, "the lock was lost");
    };
    EXPECT_THROW(write_result_file(directory / "a.h5", sample.file(), lose_lock), Error);
    EXPECT_EQ(test::read_file(directory / "a.h5"), "old");
    EXPECT_THAT(names_in(directory.path()), ElementsAre("a.h5"));
}

TEST(ResultFile, names_path_and_cause_when_it_cannot_be_written) {
    const test::TempDirectory directory;
    try {
        Sample().write(directory / "missing" / "a.h5");
        FAIL() << "it was written";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
        EXPECT_THAT(error.what(), HasSubstr((directory / "missing" / "a.h5").native() + "'"));
        EXPECT_THAT(error.what(), HasSubstr("No such file or directory"));
    }
}

}  // namespace
}  // namespace orthant::store::result_file_test
