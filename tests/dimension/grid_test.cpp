#include "studies/dimension/grid.hpp"

#include "base/error.hpp"
#include "dimension/result_spreads.hpp"
#include "dimension/study_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace orthant::dimension::grid_test {
namespace {

using helpers::StudyRun;
using testing::HasSubstr;

const std::vector<std::string> exact_ones{"empty_share", "occupied", "occupied_variance"};

TEST(Grid, agrees_with_the_closed_forms_in_all_dimensions) {
    StudyRun run(grid(),
                 "seed = 2\n[space]\nD = [1, 2, 3, 5, 10, 50, 100, 1000]\nbins = [1, 3, 10]\nN = [1, 30, 300]\n"
                 "[settings]\nsets = 100\ntest_points = 100\n");
    for (std::size_t p = 0; p < 8 * 9; ++p)
        for (const std::string& name : exact_ones) {
            const double off = run.real(name)[p] - run.real(name + "_exact")[p];
            EXPECT_LE(std::abs(off), 4 * run.real(name + "_stderr")[p]) << name << " " << p;
        }
}

TEST(Grid, has_honest_standard_errors) {
    helpers::expect_honest_standard_errors(
        grid(), "[space]\nD = [2, 3]\nbins = 4\nN = 16\n[settings]\nsets = 600\ntest_points = 5\n",
        {{"empty_share", 0},
         {"empty_share", 1},
         {"occupied", 0},
         {"occupied", 1},
         {"occupied_variance", 0, false},
         {"occupied_variance", 1, false}});
}

TEST(Grid, does_not_claim_to_know_what_it_has_never_seen) {
    StudyRun run(grid(), "[space]\nD = [1, 100]\nN = 1_000\n[settings]\nsets = 50\ntest_points = 20\n");
    const std::vector<double> occupied{10, 1000}, empty{0, 1};
    for (std::size_t p = 0; p < 2; ++p) {
        EXPECT_EQ(run.real("occupied")[p], occupied[p]);
        EXPECT_NEAR(run.real("occupied_stderr")[p], std::sqrt(0.5) / 50, 1e-12);
        EXPECT_EQ(run.real("occupied_variance")[p], 0);
        EXPECT_NEAR(run.real("occupied_variance_stderr")[p], std::sqrt(0.5) / 50, 1e-12);
        EXPECT_EQ(run.real("empty_share")[p], empty[p]);
        EXPECT_NEAR(run.real("empty_share_stderr")[p], std::sqrt(0.5) / 1000, 1e-12);
    }
}

TEST(Grid, knows_that_one_cell_or_one_point_leave_no_choice) {
    StudyRun run(grid(), "[space]\nD = [4]\nbins = [1, 10]\nN = [1, 7]\n[settings]\nsets = 20\ntest_points = 20\n");
    for (const std::size_t p : {0, 1, 2}) {  // (1, 1), (1, 7), (10, 1)
        EXPECT_EQ(run.real("occupied")[p], 1);
        EXPECT_EQ(run.real("occupied_stderr")[p], 0);
    }
    EXPECT_EQ(run.real("empty_share")[0], 0);
    EXPECT_EQ(run.real("empty_share_stderr")[0], 0);
}

/// On a line of two cells, or of ten, no cell holds points of both classes; in many dimensions every cell is empty.
TEST(Grid, classifier_knows_all_on_a_line_and_nothing_in_many_dimensions) {
    StudyRun run(grid(),
                 "[space]\nD = [1, 2, 30]\nbins = [2, 10]\nN = 500\n[settings]\nsets = 100\ntest_points = 100\n");
    EXPECT_EQ(run.real("accuracy")[0], 1);
    EXPECT_EQ(run.real("accuracy")[1], 1);
    EXPECT_GT(run.real("accuracy_stderr")[1], 0);
    EXPECT_NEAR(run.real("accuracy")[2], 0.75, 4 * run.real("accuracy_stderr")[2]);  // right in two of four cells
    EXPECT_NEAR(run.real("accuracy")[5], 0.5, 4 * run.real("accuracy_stderr")[5]);
    EXPECT_NEAR(run.real("log10_cells")[5], 30, 1e-12);
    EXPECT_EQ(run.integer("points_tested")[5], 10'000);
}

TEST(Grid, yields_also_with_a_million_points) {
    StudyRun run(grid(), "[space]\nD = 3\nN = 1_000_000\n[settings]\nsets = 1\n");
    EXPECT_GE(run.yields(), 100u);
    EXPECT_TRUE(std::isnan(run.real("occupied_stderr")[0])) << "one set has no spread";
    EXPECT_EQ(run.real("occupied")[0], 1000);
}

/// The class is 1 where `a` is above 49.5; `b` does not vary; `c` is in the way.
std::string table() {
    std::string csv = "b,c,a,class\n";
    for (int i = 0; i < 100; ++i)
        csv +=
            "5," + std::to_string(i * 37 % 100 / 50) + "," + std::to_string(i) + "," + (i > 49 ? "high" : "low") + "\n";
    return csv;
}

StudyRun table_run(const std::string& job) {
    return StudyRun(grid(), "[data]\nfile = \"table.csv\"\ntarget = \"class\"\n" + job, {{"table.csv", table()}});
}

TEST(Grid, of_a_table_uses_varied_columns_first_unless_told) {
    StudyRun varied = table_run("[space]\nD = [1, 3]\nN = 80\nbins = 2\n[settings]\nsets = 20\n");
    EXPECT_EQ(varied.real("occupied")[0], 2) << "of column c, which is 0 or 1";
    EXPECT_EQ(varied.real("occupied")[1], 4);
    EXPECT_GT(varied.real("accuracy")[1], 0.9);
    EXPECT_EQ(varied.integer("points_tested")[0], 400) << "no more rows are left";
    StudyRun as_they_are = table_run(
        "[space]\nD = [1, 2]\nN = 80\nbins = 2\n[settings]\nsets = 20\ntest_points = 7\ncolumns = \"as_they_are\"\n");
    EXPECT_EQ(as_they_are.real("occupied")[0], 1) << "of column b";
    EXPECT_EQ(as_they_are.real("occupied")[1], 2);
    EXPECT_EQ(as_they_are.integer("points_tested")[0], 140);
}

TEST(Grid, of_a_table_has_no_closed_forms) {
    StudyRun run = table_run("[space]\nD = 2\nN = 50\n[settings]\nsets = 8\n");
    EXPECT_ANY_THROW(run.real("occupied_exact"));
}

TEST(Grid, of_a_table_refuses_more_than_it_has) {
    const auto refuses = [](const std::string& space, const std::string& why) {
        try {
            table_run("[space]\n" + space + "[settings]\nsets = 8\n");
            FAIL() << space;
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr(why));
        }
    };
    refuses("D = 4\nN = 50\n", "D = 4 is too many: the table has 3 columns");
    refuses("D = 3\nN = 100\n", "N = 100 is too many: the table has 100 rows");
}

}  // namespace
}  // namespace orthant::dimension::grid_test
