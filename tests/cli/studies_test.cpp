#include "cli/studies.hpp"

#include "base/error.hpp"
#include "cli/studies_command.hpp"
#include "support/studies/studies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace orthant::cli::studies_test {
namespace {

using testing::HasSubstr;

void expect_good_examples(const study::Registry& registry) {
    for (const std::string& name : registry.names()) {
        SCOPED_TRACE(name);
        const study::Entry& entry = *registry.find(name);
        const job::Job job = job::parse_job("example.toml", entry.example, {}, registry.catalogue());
        EXPECT_EQ(job.study, name);
        const auto study = registry.open(job);
        study->use_outline(entry.example_outline);
        EXPECT_FALSE(study->layout().results.empty());
        EXPECT_EQ(entry.example.back(), '\n');
    }
}

TEST(Studies, have_examples_that_are_good_jobs) {
    expect_good_examples(studies());
    expect_good_examples(test::studies());
}

std::string printed(const StudiesArguments& arguments) {
    std::ostringstream out;
    EXPECT_EQ(studies_command(arguments, test::studies(), out), ExitCode::complete);
    return out.str();
}

TEST(StudiesCommand, lists_names_and_summaries) {
    const std::string text = printed({});
    EXPECT_THAT(text, HasSubstr("test.walk    Random walks of unequal length\n"));
    EXPECT_THAT(text, HasSubstr("test.rounds  The mean of uniform draws, until precise\n"));
}

TEST(StudiesCommand, describes_one_or_all) {
    EXPECT_THAT(printed({.name = "test.walk"}), HasSubstr("## test.walk\n"));
    EXPECT_THAT(printed({.name = "", .all = true}), HasSubstr("## test.walk\n"));
    EXPECT_THAT(printed({.name = "", .all = true}), HasSubstr("## test.idle\n"));
}

TEST(StudiesCommand, offers_the_nearest_name) {
    try {
        printed({.name = "test.wolk"});
        FAIL() << "an unknown study";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        EXPECT_THAT(error.what(), HasSubstr("did you mean \"test.walk\"?"));
    }
}

}  // namespace
}  // namespace orthant::cli::studies_test
