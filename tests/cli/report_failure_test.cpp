#include "cli/report_failure.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <new>
#include <stdexcept>

namespace orthant::cli::report_failure_test {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::string said_of(const std::exception& failure, ExitCode code) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(report_failure(failure), code);
    return testing::internal::GetCapturedStderr();
}

TEST(ReportFailure, says_an_error_in_one_line_and_ends_with_the_code_of_its_kind) {
    EXPECT_EQ(said_of(Error(ErrorKind::data, "bad (why); mend it"), ExitCode::data), "orthant: bad (why); mend it\n");
}

TEST(ReportFailure, says_what_to_do_where_memory_is_short) {
    EXPECT_THAT(said_of(std::bad_alloc(), ExitCode::usage),
                AllOf(StartsWith("orthant: out of memory ("), EndsWith("or split the job\n")));
}

TEST(ReportFailure, names_the_file_that_the_library_stumbled_over) {
    const std::filesystem::filesystem_error failure("stat", "some/file",
                                                    std::make_error_code(std::errc::permission_denied));
    EXPECT_THAT(said_of(failure, ExitCode::storage), HasSubstr("some/file"));
}

TEST(ReportFailure, owns_up_to_anything_else) {
    EXPECT_EQ(said_of(std::logic_error("a contract"), ExitCode::internal_error), "orthant: a contract\n");
}

}  // namespace
}  // namespace orthant::cli::report_failure_test
