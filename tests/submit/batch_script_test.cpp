#include "submit/batch_script.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace orthant::submit::batch_script_test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

Request request() {
    return {.nodes = 3,
            .ranks_per_node = 16,
            .time_limit_s = 5400,
            .bytes_per_rank = 1.5e9,
            .partition = "long",
            .account = "p-17",
            .most_restarts = 41};
}

TEST(BatchScript, is_filled_line_by_line) {
    const std::string filled = filled_script(script_template(), request());
    for (const char* line : {"\n#SBATCH --nodes=3\n", "\n#SBATCH --ntasks-per-node=16\n", "\n#SBATCH --time=01:30:00\n",
                             "\n#SBATCH --signal=B:USR1@60\n", "\npatience=45\n", "\n#SBATCH --mem-per-cpu=1431M\n",
                             "\n#SBATCH --partition=long\n", "\n#SBATCH --account=p-17\n", "\nmost_restarts=41\n"})
        EXPECT_THAT(filled, HasSubstr(line));
    EXPECT_EQ(lines_of(filled), lines_of(std::string(script_template())));
    EXPECT_TRUE(filled.starts_with("#!/bin/bash\n"));
}

TEST(BatchScript, leaves_off_what_is_not_asked_for) {
    Request asked = request();
    asked.partition = asked.account = "";
    const std::string filled = filled_script(script_template(), asked);
    EXPECT_THAT(filled, Not(HasSubstr("\n#SBATCH --partition=")));
    EXPECT_THAT(filled, Not(HasSubstr("\n#SBATCH --account=")));
}

TEST(BatchScript, without_its_lines_is_a_defect) {
    EXPECT_THROW(filled_script("#!/bin/bash\n#SBATCH --nodes=1\n", request()), ContractViolation);
}

TEST(BatchScript, takes_only_words_that_slurm_knows) {
    EXPECT_EQ(checked_word("--partition", "gpu_a100-80.x,cpu"), "gpu_a100-80.x,cpu");
    for (const char* bad : {"", "a b", "a\n#SBATCH --uid=0", "$(id)", "a;b", "ü", "a'b"})
        EXPECT_THROW(checked_word("--partition", bad), Error) << bad;
}

}  // namespace
}  // namespace orthant::submit::batch_script_test
