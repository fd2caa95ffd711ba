#include "base/error.hpp"
#include "cli/computed_file.hpp"
#include "cli/verify_command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::cli::verify_job_test {
namespace {

using test::ComputedFile;
using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string walks = "study = 'test.walk'\nseed = 5\n[space]\nstep = [0.5, 1.5]\n[settings]\nwalks = 3\n";

TEST(VerifyJob, the_attributes_must_be_those_of_the_job) {
    ComputedFile file(walks);
    file.job.seed = 9;
    file.provenance.job_identity = 1;
    EXPECT_THAT(file.verdict(), AllOf(HasSubstr("problem: attribute 'seed' is 9 instead of 5 (by its job)\n"),
                                      HasSubstr("problem: attribute 'job_identity' is 0000000000000001 instead of " +
                                                hex(job::identity(test::parse(walks)))),
                                      HasSubstr("2 problems\n")));
}

TEST(VerifyJob, overrides_are_part_of_it) {
    ComputedFile file(walks);
    file.job.overrides = {"seed=6"};
    EXPECT_THAT(file.verdict(), HasSubstr("attribute 'seed' is 5 instead of 6"));
}

TEST(VerifyJob, the_coordinates_must_be_those_of_the_job) {
    ComputedFile file(walks);
    file.job.axes[0].values = std::vector<job::Value>{0.5, 1.25};
    EXPECT_THAT(file.verdict(), HasSubstr("problem: variable 'step': 1 of 2 values differ, the first at [1]: 1.25 "
                                          "instead of 1.5 (by its job)\n1 problem\n"));
}

TEST(VerifyJob, a_file_of_another_shape_is_not_looked_into) {
    ComputedFile file(walks);
    file.job.text.replace(file.job.text.find("[0.5, 1.5]"), 10, "[0.5, 1.5, 2.5]");
    EXPECT_EQ(file.verdict(), "problem: variable 'status' has 2 values, but the job has 3 points\n1 problem\n");
}

TEST(VerifyJob, a_job_that_nobody_understands_is_said) {
    ComputedFile file(walks);
    file.job.text = "study = 'test.walks'\n";
    EXPECT_THAT(file.verdict(1), AllOf(HasSubstr("this program does not understand the job in the file"),
                                       HasSubstr("test.walk"), HasSubstr("1 problem\n")));
}

TEST(VerifyJob, a_run_that_was_stopped_is_not_whole) {
    ComputedFile file(walks);
    file.complete = false;
    EXPECT_THAT(file.verdict(), HasSubstr("problem: the run was stopped early"));
}

TEST(VerifyJob, of_another_program_is_checked_but_not_replayed) {
    ComputedFile file(walks, {0, 2});
    file.provenance.build_id = "f00d";
    EXPECT_THAT(file.verdict(), AllOf(HasSubstr("notice: another program wrote the file (not the same: the build (f00d "
                                                "and " +
                                                build_info().build_id),
                                      HasSubstr("whole: ")));
    EXPECT_THAT(file.verdict(1), AllOf(HasSubstr("problem: nothing was replayed"), HasSubstr("f00d"),
                                       HasSubstr(build_info().build_id), HasSubstr("replay with that program\n")));
    file.task({0, 1}).record[0] ^= std::byte{1};
    EXPECT_THAT(file.verdict(), HasSubstr("the record of task 1 of point step=0.5 is damaged"));
    ComputedFile instructions(walks);
    instructions.provenance.instruction_set = "none";
    EXPECT_THAT(instructions.verdict(1), HasSubstr("the instruction set"));
}

TEST(VerifyJob, its_data_must_be_there_and_the_same) {
    const test::TempDirectory directory;
    const std::filesystem::path data = directory / "bytes.dat";
    test::write_file(data, "some bytes");
    const ComputedFile file("study = 'test.shared'\n[data]\nfile = '" + data.string() +
                            "'\n[space]\nstride = [1, 3]\n");
    EXPECT_EQ(file.verdict(100), "whole: 8 tasks of 2 points, 8 replayed\n");
    test::write_file(data, "Some bytes");
    EXPECT_THAT(file.verdict(1), HasSubstr("problem: nothing was replayed: the data files are not what they were"));
    std::filesystem::remove(data);
    EXPECT_THAT(file.verdict(1), AllOf(HasSubstr("nothing was replayed: cannot use the data file"),
                                       HasSubstr("looked for from the current folder (--data-folder names "
                                                 "another)\n1 problem\n")));
    EXPECT_EQ(file.verdict(), "whole: 8 tasks of 2 points\n");
}

class VerifyOutline : public testing::Test {
  protected:
    VerifyOutline() { test::write_file(directory_ / "bytes.dat", "some bytes"); }

    ComputedFile computed() const {
        return ComputedFile("study = 'test.shared'\n[data]\nfile = '" + (directory_ / "bytes.dat").string() +
                            "'\n[space]\nstride = [1, 3]\n");
    }

    test::TempDirectory directory_;
};

TEST_F(VerifyOutline, that_is_none_is_said_at_once) {
    ComputedFile file = computed();
    const Bytes good = file.provenance.data_outline;
    Bytes longer = good, empty_file(good.size());
    longer.push_back(std::byte{0});
    for (const Bytes& bad : {Bytes(), Bytes(3), longer, empty_file}) {
        file.provenance.data_outline = bad;
        EXPECT_THAT(file.verdict(1), AllOf(HasSubstr("its attribute 'data_outline' is not one of test.shared ("),
                                           HasSubstr("\n1 problem\n")));
    }
    ComputedFile walk(walks);
    walk.provenance.data_outline = good;
    EXPECT_THAT(walk.verdict(), HasSubstr("not one of test.walk (the study has no outline)"));
}

TEST_F(VerifyOutline, must_be_that_of_the_data_when_they_are_read) {
    ComputedFile file = computed();
    file.provenance.data_outline[0] = std::byte{9};
    EXPECT_THAT(file.verdict(), HasSubstr("problem: variable 'block': 2 of 4 values differ"));
    EXPECT_THAT(file.verdict(1), HasSubstr("problem: nothing was replayed: attribute 'data_outline' is not what the "
                                           "data files give"));
}

TEST(VerifyJob, looks_for_data_from_where_it_is_told) {
    const test::TempDirectory directory;
    std::filesystem::create_directory(directory / "inner");
    test::write_file(directory / "inner/bytes.dat", "some bytes");
    ComputedFile file("study = 'test.shared'\n[data]\nfile = '" + (directory / "inner/bytes.dat").string() +
                      "'\n[space]\nstride = [1, 3]\n");
    file.job.text = "study = 'test.shared'\n[data]\nfile = 'inner/bytes.dat'\n[space]\nstride = [1, 3]\n";
    EXPECT_EQ(file.verdict(8, directory.path()), "whole: 8 tasks of 2 points, 8 replayed\n");
    EXPECT_THAT(file.verdict(8, directory / "inner"),
                AllOf(HasSubstr("nothing was replayed: cannot use the data file '" +
                                (directory / "inner/inner/bytes.dat").string()),
                      HasSubstr("looked for from '" + (directory / "inner").string() + "' (--data-folder)\n")));
}

TEST(VerifyCommand, wants_a_number_of_tasks_or_all) {
    const test::TempDirectory directory;
    const ComputedFile file(walks);
    file.write(directory / "a.h5");
    std::ostringstream out;
    const auto verify = [&](const std::string& replay) {
        return verify_command({(directory / "a.h5").string(), replay}, file.registry, out);
    };
    EXPECT_EQ(verify(""), ExitCode::complete);
    EXPECT_EQ(verify("2"), ExitCode::complete);
    EXPECT_EQ(verify("all"), ExitCode::complete);
    EXPECT_THAT(out.str(), AllOf(HasSubstr("2 points\n"), HasSubstr("2 replayed\n"), HasSubstr("6 replayed\n")));
    for (const char* bad : {"0", "-1", "1.5", "some", "2 ", "99999999999999999999"}) {
        try {
            verify(bad);
            FAIL() << bad;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::usage);
            EXPECT_THAT(error.what(), HasSubstr("--replay"));
        }
    }
    ComputedFile stopped(walks);
    stopped.complete = false;
    stopped.write(directory / "a.h5");
    EXPECT_EQ(verify(""), ExitCode::storage);
}

}  // namespace
}  // namespace orthant::cli::verify_job_test
