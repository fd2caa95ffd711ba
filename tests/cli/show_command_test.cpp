#include "cli/show_command.hpp"

#include "base/error.hpp"
#include "cli/computed_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <sstream>

namespace orthant::cli::show_command_test {
namespace {

using test::ComputedFile;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string shown(const ComputedFile& file) {
    const test::TempDirectory directory;
    file.write(directory / "a.h5");
    std::ostringstream out;
    EXPECT_EQ(show_command({(directory / "a.h5").string()}, file.registry, out), ExitCode::complete);
    return out.str();
}

class ShowShared : public testing::Test {
  protected:
    /// The total of 'abab' is 390; of every second byte 194, of every third 195.
    ShowShared() { test::write_file(directory_ / "bytes.dat", "abab"); }

    ComputedFile computed(const std::string& strides, std::int64_t replicates = 1) const {
        return ComputedFile("study = 'test.shared'\nreplicates = " + std::to_string(replicates) + "\n[data]\nfile = '" +
                            (directory_ / "bytes.dat").string() +
                            "'\n[settings]\nblocks = 2\n[space]\nstride = " + strides + "\n");
    }

    test::TempDirectory directory_;
};

TEST_F(ShowShared, says_what_codes_stand_for_and_explains_those_that_occur) {
    EXPECT_THAT(shown(computed("[1, 2, 3]")), HasSubstr("stride  total    parity\n"
                                                        "     1    390      even\n"
                                                        "     2    194      even\n"
                                                        "     3    195  not_even\n"
                                                        "even: the total can be halved\n"
                                                        "not_even: the total cannot be halved\n"
                                                        "\n"));
    EXPECT_THAT(shown(computed("[1, 2]")),
                AllOf(HasSubstr("even: the total can be halved\n\n"), Not(HasSubstr("not_even"))));
}

TEST_F(ShowShared, has_a_word_for_each_replicate_and_no_mean_of_them) {
    EXPECT_THAT(shown(computed("[1, 3]", 2)), AllOf(HasSubstr("parity by replicate:\n"
                                                              "stride         0         1\n"
                                                              "     1      even      even\n"
                                                              "     3  not_even  not_even\n"
                                                              "even: the total can be halved\n"
                                                              "not_even: the total cannot be halved\n"
                                                              "\n"),
                                                    Not(HasSubstr("parity_mean"))));
}

TEST_F(ShowShared, gives_programs_words_for_codes_and_a_list_along_replicates) {
    ComputedFile file = computed("[1, 3]", 2);
    const test::TempDirectory directory;
    file.write(directory / "a.h5");
    std::ostringstream out;
    const ShowArguments arguments{.file = (directory / "a.h5").string(), .format = ShowFormat::json};
    EXPECT_EQ(show_command(arguments, file.registry, out), ExitCode::complete);
    const auto table = nlohmann::json::parse(out.str())["tables"][0];
    EXPECT_EQ(table["own_dimensions"]["replicate"], (std::vector<int>{0, 1}));
    ASSERT_EQ(table["rows"].size(), 2U);
    EXPECT_EQ(table["rows"][0]["stride"], 1);
    EXPECT_EQ(table["rows"][0]["parity"], (std::vector<std::string>{"even", "even"}));
    EXPECT_EQ(table["rows"][1]["parity"], (std::vector<std::string>{"not_even", "not_even"}));
}

TEST_F(ShowShared, writes_no_snapshot_of_a_finished_file) {
    const test::TempDirectory directory;
    const std::string path = (directory / "a.h5").string();
    computed("[1]").write(path);
    std::ostringstream out;
    const ShowArguments arguments{.file = path, .snapshot = (directory / "b.h5").string()};
    EXPECT_THROW(show_command(arguments, test::studies(), out), Error);
    EXPECT_FALSE(std::filesystem::exists(directory / "b.h5"));
}

TEST_F(ShowShared, leaves_cells_without_a_result_and_unknown_codes_as_they_are) {
    ComputedFile file = computed("[1, 2]");
    file.table.row(0).set_integer("parity", study::missing_integer);
    file.table.row(1).set_integer("parity", 2);
    EXPECT_THAT(shown(file), HasSubstr("stride  total  parity\n"
                                       "     1    390       -\n"
                                       "     2    194       2\n"
                                       "\n"));
}

}  // namespace
}  // namespace orthant::cli::show_command_test
