#include "cli/space_outlook.hpp"

#include "base/error.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace orthant::cli::space_outlook_test {
namespace {

using ::testing::HasSubstr;

class Outlook : public ::testing::Test {
  protected:
    /// Of a run that needs 1000 bytes for its journal and 500 for its result.
    SpaceOutlook look(std::optional<double> free_bytes) const {
        run::Plan plan;
        plan.journal_bytes = 1000;
        return look_at_space(paths_, plan, 500, [&](const std::filesystem::path& path) {
            EXPECT_EQ(path, paths_.output);
            return free_bytes;
        });
    }

    test::TempDirectory directory_;
    run::OutputPaths paths_{directory_ / "out.h5"};
};

TEST_F(Outlook, is_too_little_where_journal_and_result_do_not_fit_together) {
    EXPECT_FALSE(look(1500).is_too_little());
    EXPECT_TRUE(look(1499).is_too_little());
    EXPECT_NO_THROW(require_space(paths_, look(1500)));
}

TEST_F(Outlook, counts_what_the_journal_holds_already) {
    test::write_file(paths_.journal(), std::string(800, 'x'));
    EXPECT_FALSE(look(700).is_too_little());
    EXPECT_TRUE(look(699).is_too_little());
    test::write_file(paths_.journal(), std::string(5000, 'x'));
    EXPECT_EQ(look(0).needed_bytes(), 500) << "a journal longer than forecast leaves no less than nothing";
}

TEST_F(Outlook, refuses_nothing_where_the_file_system_does_not_tell) {
    EXPECT_FALSE(look(std::nullopt).is_too_little());
}

TEST_F(Outlook, says_what_is_needed_what_is_there_where_and_what_to_do) {
    try {
        require_space(paths_, look(20));
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
        for (const char* part : {"out.h5'", "1.5 kB more, 1.0 kB of them", "20 B free", "-o", "--ignore-space"})
            EXPECT_THAT(error.what(), HasSubstr(part));
    }
}

}  // namespace
}  // namespace orthant::cli::space_outlook_test
