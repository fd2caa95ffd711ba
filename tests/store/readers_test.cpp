#include "store/result_reader.hpp"
#include "store/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace orthant::store::readers_test {
namespace {

using sample::Sample;

/// Runs a shell command with all its output in a file; whether it succeeded.
bool run(const std::string& command, const std::filesystem::path& output) {
    return std::system(("{ " + command + "; } > '" + output.native() + "' 2>&1").c_str()) == 0;
}

constexpr const char* python = "/usr/bin/python3";

/// Every feature at once: shards and failures have records, replicates have means.
Sample sample_with_everything() {
    Sample sample(sample::search_job(2, 3), {0, 2});
    sample.job.overrides = {"seed=3", "space.k=[1, 2, 5]"};
    sample.add_task(14, 2, "diverged – after 3 steps");
    return sample;
}

/// Whether a header that ncdump printed has a variable with dimensions.
bool declares(const std::string& header, const std::string& name) {
    for (const std::string type : {"byte", "int", "int64", "double", "string", "ubyte", "uint64"})
        if (header.find("\t" + type + " " + name + "(") != std::string::npos) return true;
    return false;
}

class ReadersTest : public testing::Test {
  protected:
    void expect_python_agrees(const std::filesystem::path& path) {
        const auto script = std::filesystem::path(ORTHANT_SOURCES) / "tests/store/open_everywhere.py";
        const bool agrees = run(std::string(python) + " '" + script.native() + "' '" + path.native() + "'", output());
        EXPECT_TRUE(agrees) << test::read_file(output());
    }

    std::filesystem::path output() const { return directory_ / "output"; }

    test::TempDirectory directory_;
};

TEST_F(ReadersTest, ncdump_lists_every_variable) {
    if (!run("command -v ncdump", output())) GTEST_SKIP() << "ncdump is not installed (netcdf-bin)";
    const auto path = directory_ / "a.h5";
    sample_with_everything().write(path);
    ASSERT_TRUE(run("ncdump -h '" + path.native() + "'", output())) << test::read_file(output());
    const std::string header = test::read_file(output());
    std::vector<std::string> names = ResultReader(path).variables();
    for (const char* name : {"task", "point", "task_in_point", "status", "attempts", "rank", "host", "start", "seconds",
                             "error", "digest", "bytes", "offset", "length"})
        names.emplace_back(name);
    for (const std::string& name : names) EXPECT_TRUE(declares(header, name)) << name << " is not in\n" << header;
}

TEST_F(ReadersTest, h5dump_reads_all_data) {
    if (!run("command -v h5dump", output())) GTEST_SKIP() << "h5dump is not installed (hdf5-tools)";
    const auto path = directory_ / "a.h5";
    sample_with_everything().write(path);
    EXPECT_TRUE(run("h5dump '" + path.native() + "'", output())) << test::read_file(output());
    EXPECT_THAT(test::read_file(output()), ::testing::HasSubstr("GROUP \"records\""));
}

TEST_F(ReadersTest, of_python_agree_on_every_variable) {
    if (!run(std::string(python) + " -c 'import xarray, h5py, netCDF4, h5netcdf'", output()))
        GTEST_SKIP() << python << " lacks xarray, h5py, netCDF4 or h5netcdf";
    sample_with_everything().write(directory_ / "everything.h5");
    expect_python_agrees(directory_ / "everything.h5");
    Sample().write(directory_ / "plain.h5");
    expect_python_agrees(directory_ / "plain.h5");
    Sample(1, {99, 100}).write(directory_ / "empty_shard.h5");
    expect_python_agrees(directory_ / "empty_shard.h5");
    Sample large(1, {0, 2});
    for (std::uint64_t task = 2; task < 20'000; ++task) large.add_task(6, task, task % 7000 == 0 ? "diverged" : "");
    large.write(directory_ / "large.h5");
    expect_python_agrees(directory_ / "large.h5");
}

}  // namespace
}  // namespace orthant::store::readers_test
