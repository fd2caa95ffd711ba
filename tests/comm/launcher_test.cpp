#include "comm/launcher.hpp"

#include "base/error.hpp"
#include "support/variables.hpp"

#include <gtest/gtest.h>

#include <string>

namespace orthant::comm::launcher_test {
namespace {

using test::variables;

TEST(Launcher, is_silent_where_nobody_launched) {
    EXPECT_FALSE(launched_ranks(variables({})));
    EXPECT_EQ(launched_rank(variables({})), 0);
    EXPECT_NO_THROW(check_launcher(1, variables({})));
}

TEST(Launcher, refuses_many_copies_of_one_rank_and_names_the_variable) {
    const auto environment = variables({{"PMI_SIZE", "4"}});
    try {
        check_launcher(1, environment);
        FAIL() << "not refused";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        EXPECT_NE(std::string(error.what()).find("4 ranks (PMI_SIZE)"), std::string::npos) << error.what();
    }
    EXPECT_NO_THROW(check_launcher(4, environment));
    EXPECT_NO_THROW(check_launcher(1, variables({{"OMPI_COMM_WORLD_SIZE", "1"}})));
}

TEST(Launcher, believes_mpirun_inside_a_slurm_step) {
    const auto environment = variables({{"SLURM_STEP_NUM_TASKS", "2"}, {"OMPI_COMM_WORLD_SIZE", "1"}});
    EXPECT_EQ(launched_ranks(environment)->ranks, 1);
}

TEST(Launcher, knows_the_rank_before_mpi_does) {
    EXPECT_EQ(launched_rank(variables({{"OMPI_COMM_WORLD_RANK", "3"}, {"SLURM_PROCID", "0"}})), 3);
    EXPECT_EQ(launched_rank(variables({{"SLURM_PROCID", "7"}})), 7);
    EXPECT_EQ(launched_rank(variables({{"PMI_RANK", "rubbish"}})), 0);
}

}  // namespace
}  // namespace orthant::comm::launcher_test
