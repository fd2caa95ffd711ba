#include "store/result_reader.hpp"

#include "base/error.hpp"
#include "h5/attribute.hpp"
#include "h5/dataset.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "store/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::store::result_reader_test {
namespace {

using sample::Sample;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string refusal(const std::filesystem::path& path) {
    try {
        ResultReader reader(path);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
        EXPECT_THAT(error.what(), HasSubstr(path.native()));
        return error.what();
    }
    return "it was read";
}

TEST(ResultReader, gives_back_what_the_file_was_written_from) {
    const test::TempDirectory directory;
    Sample sample(1, {2, 3});
    sample.job.overrides = {"seed=3", "space.k=[1, 2]"};
    ResultFile file = sample.file();
    file.complete = false;
    write_result_file(directory / "a.h5", file, [] {});
    const ResultReader reader(directory / "a.h5");
    EXPECT_EQ(reader.attribute("job"), sample.job.text);
    EXPECT_EQ(reader.attribute("seed"), "18000000000000000000");
    EXPECT_EQ(reader.attribute("title"), "rich: test.rich");
    EXPECT_EQ(reader.attribute("format_version"), "1");
    EXPECT_EQ(reader.attribute("no such thing"), "");
    EXPECT_THAT(reader.overrides(), ElementsAre("seed=3", "space.k=[1, 2]"));
    EXPECT_EQ(reader.provenance().job_identity, 0xfedcba9876543210U);
    EXPECT_EQ(reader.provenance().data_digest, 17U);
    EXPECT_EQ(reader.attribute("data_outline"), "2a0f");
    EXPECT_EQ(reader.provenance().data_outline, sample::provenance().data_outline);
    EXPECT_EQ(reader.data_outline(), sample::provenance().data_outline);
    EXPECT_EQ(reader.provenance().build_id, "f00d");
    EXPECT_EQ(reader.provenance().mpi, "Open MPI 4");
    EXPECT_THAT(reader.totals().hosts, ElementsAre("node1", "node 2"));
    EXPECT_EQ(reader.totals().ranks, 4);
    EXPECT_EQ(reader.totals().runs, 2);
    EXPECT_EQ(reader.totals().wall_seconds, 12.5);
    EXPECT_EQ(reader.totals().busy_seconds, 40);
    EXPECT_EQ(reader.totals().efficiency, 0.8);
    EXPECT_EQ(reader.totals().launches, sample.totals.launches);
    EXPECT_EQ(reader.shard().index, 2U);
    EXPECT_EQ(reader.shard().count, 3U);
    EXPECT_FALSE(reader.complete());
}

TEST(ResultReader, knows_a_whole_and_complete_file) {
    const test::TempDirectory directory;
    Sample().write(directory / "a.h5");
    const ResultReader reader(directory / "a.h5");
    EXPECT_TRUE(reader.shard().is_whole());
    EXPECT_TRUE(reader.complete());
    EXPECT_TRUE(reader.overrides().empty());
    EXPECT_THROW(reader.records(), Error);
    EXPECT_THROW(reader.variable("no such thing"), Error);
}

TEST(ResultReader, tells_what_is_not_a_result_apart) {
    const test::TempDirectory directory;
    EXPECT_THAT(refusal(directory / "missing.h5"), HasSubstr("No such file"));
    EXPECT_THAT(refusal(directory.path()), HasSubstr("directory"));
    test::write_file(directory / "empty.h5", "");
    EXPECT_THAT(refusal(directory / "empty.h5"), HasSubstr("not an HDF5 file"));
    test::write_file(directory / "text.h5", "k,error\n1,0.5\n");
    EXPECT_THAT(refusal(directory / "text.h5"), HasSubstr("not an HDF5 file"));
    h5::create_file(directory / "foreign.h5").close();
    EXPECT_THAT(refusal(directory / "foreign.h5"), HasSubstr("not a result of Orthant"));
}

TEST(ResultReader, refuses_other_versions_of_the_format) {
    const test::TempDirectory directory;
    const auto write_version = [&](const std::string& name, auto version) {
        const h5::File file = h5::create_file(directory / name);
        h5::write_attribute(h5::root_group(file), "format_version", version);
    };
    write_version("newer.h5", format_version + 1);
    write_version("zero.h5", std::int32_t{0});
    write_version("text.h5", std::string("1"));
    write_version("bare.h5", format_version);
    EXPECT_THAT(refusal(directory / "newer.h5"), AllOf(HasSubstr("format_version is 2"), HasSubstr("up to 1")));
    EXPECT_THAT(refusal(directory / "zero.h5"), HasSubstr("format_version is 0"));
    EXPECT_THAT(refusal(directory / "text.h5"), HasSubstr("'format_version' is not a whole number"));
    EXPECT_THAT(refusal(directory / "bare.h5"), HasSubstr("'study' is missing"));
}

TEST(ResultReader, knows_what_codes_stand_for) {
    const test::TempDirectory directory;
    Sample(2).write(directory / "a.h5");
    const ResultReader reader(directory / "a.h5");
    const StoredVariable verdict = reader.variable("verdict");
    ASSERT_EQ(verdict.flags.size(), 3U);
    EXPECT_EQ(verdict.flags[1].meaning, "too_few");
    EXPECT_EQ(verdict.flags[2].explanation, "take fewer, or stop");
    EXPECT_EQ(reader.variable("status").flags.at(3).meaning, "missing");
    EXPECT_EQ(reader.variable("status").flags.at(3).explanation, "");
    EXPECT_TRUE(reader.variable("count").flags.empty());
    EXPECT_THAT(reader.variables(), Not(Contains("verdict_mean"))) << "the mean of codes says nothing";
}

TEST(ResultReader, refuses_codes_and_words_that_do_not_fit) {
    const test::TempDirectory directory;
    const auto refusal_of = [&](const std::vector<std::int64_t>& values, const std::vector<std::string>& explanations) {
        {
            const h5::File file = h5::create_file(directory / "a.h5");
            const h5::Group root = h5::root_group(file);
            h5::write_attribute(root, "format_version", format_version);
            for (const char* name : {"study", "job", "axes"}) h5::write_attribute(root, name, std::string("x"));
            const h5::Dataset verdict =
                h5::create_dataset(root, {.name = "verdict", .type = h5::Type::int64, .shape = {}});
            h5::write_attribute_list(verdict, "flag_values", values);
            h5::write_attribute(verdict, "flag_meanings", std::string("yes no"));
            h5::write_attribute_list(verdict, "flag_explanations", explanations);
        }
        try {
            ResultReader(directory / "a.h5").variable("verdict");
            return std::string("it was read");
        } catch (const Error& error) {
            return std::string(error.what());
        }
    };
    EXPECT_EQ(refusal_of({0, 1}, {"a", "b"}), "it was read");
    EXPECT_THAT(refusal_of({0, 2}, {"a", "b"}), HasSubstr("variable 'verdict': its flag_values and"));
    EXPECT_THAT(refusal_of({0}, {"a", "b"}), HasSubstr("variable 'verdict': its flag_values and"));
    EXPECT_THAT(refusal_of({0, 1}, {"a"}), HasSubstr("variable 'verdict': its flag_meanings and"));
}

TEST(ResultReader, has_an_outline_only_where_the_study_read_one) {
    const test::TempDirectory directory;
    const Sample sample;
    ResultFile file = sample.file();
    file.provenance.data_outline.clear();
    write_result_file(directory / "a.h5", file, [] {});
    const ResultReader reader(directory / "a.h5");
    EXPECT_FALSE(h5::read_attribute(reader.root(), "data_outline"));
    EXPECT_TRUE(reader.data_outline().empty());
}

TEST(ResultReader, refuses_an_outline_that_is_no_bytes) {
    const test::TempDirectory directory;
    const h5::File file = h5::create_file(directory / "a.h5");
    const h5::Group root = h5::root_group(file);
    h5::write_attribute(root, "format_version", format_version);
    for (const char* name : {"study", "job", "axes"}) h5::write_attribute(root, name, std::string("x"));
    h5::write_attribute(root, "data_outline", std::string("2a0"));
    try {
        ResultReader(directory / "a.h5").data_outline();
        FAIL() << "half a byte";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
        EXPECT_THAT(error.what(), AllOf(HasSubstr("a.h5"), HasSubstr("'data_outline': an odd number")));
    }
}

TEST(ResultReader, moves_and_leaves_records_their_file) {
    const test::TempDirectory directory;
    Sample(1, {0, 2}).write(directory / "a.h5");
    std::unique_ptr<study::RecordSource> records;
    {
        ResultReader reader(directory / "a.h5");
        ResultReader moved = std::move(reader);
        records = moved.records();
    }
    const auto first = records->open();
    ASSERT_TRUE(first->next());
    EXPECT_EQ(first->record().size(), std::string("record 0.0").size());
}

}  // namespace
}  // namespace orthant::store::result_reader_test
