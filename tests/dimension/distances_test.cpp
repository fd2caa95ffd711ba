#include "studies/dimension/distances.hpp"

#include "base/error.hpp"
#include "dimension/study_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <memory>
#include <sstream>
#include <string>

namespace orthant::dimension::distances_test {
namespace {

using helpers::StudyRun;

/// Aggarwal, Hinneburg and Keim 2001, table 1, from an independent run of 200,000 draws a row.
TEST(Distances, tell_near_from_far_as_often_as_published) {
    StudyRun run(distances(),
                 "seed = 5\n[space]\nD = [2, 3, 4, 10, 15, 20, 100]\nN = 10\nquery = \"origin\"\np = [1, 2]\n"
                 "[settings]\nsets = 40_000\n");
    const std::vector<double> known{.855, .893, .919, .964, .972, .975, .981};
    for (std::size_t i = 0; i < known.size(); ++i) {
        const double error =
            std::hypot(run.real("contrast_l1_above_l2_stderr")[i], std::sqrt(known[i] * (1 - known[i]) / 200'000));
        EXPECT_NEAR(run.real("contrast_l1_above_l2")[i], known[i], 4 * error + 0.0005) << i;
    }
}

TEST(Distances, agree_with_closed_forms_of_mean_powers) {
    for (const char* source : {"cube", "ball", "sphere", "gaussian"}) {
        for (const char* query : {"origin", "random"}) {
            StudyRun run(distances(),
                         "seed = 2\n[space]\nD = [2, 3, 10, 50, 100, 1000]\np = [0.3, 0.5, 1, 2, 3, 4, inf]\n"
                         "[settings]\nN = 12\nsets = 200\nsource = \"" +
                             std::string(source) + "\"\nquery = \"" + query + "\"\n");
            for (std::size_t cell = 0; cell < 6 * 7; ++cell) {
                if (std::isnan(run.real("mean_power_exact")[cell])) continue;
                if (source == std::string("sphere") && query == std::string("origin") && cell % 7 == 3) {
                    const double exact = run.real("mean_power_exact")[cell];
                    EXPECT_NEAR(run.real("mean_power")[cell], exact, 1e-12 * exact) << "all lengths are 1";
                } else {
                    EXPECT_LT(std::abs(run.z("mean_power", cell)), 4) << source << " " << query << " " << cell;
                }
            }
        }
    }
}

/// The nearest of N points uniform in the unit ball has the mean distance Γ(N+1)Γ(1+1/D)/Γ(N+1+1/D): .51097 for N = 500
/// and D = 10; the farthest DN/(DN+1).
TEST(Distances, agree_with_the_nearest_and_the_farthest_of_the_ball) {
    StudyRun run(distances(),
                 "seed = 4\n[space]\nD = 10\nN = 500\nsource = \"ball\"\nquery = \"origin\"\np = 2\n"
                 "[settings]\nsets = 1000\n");
    EXPECT_LT(std::abs(run.real("nearest")[0] - 0.51097), 4 * run.real("nearest_stderr")[0]);
    EXPECT_LT(std::abs(run.real("farthest")[0] - 5000. / 5001), 4 * run.real("farthest_stderr")[0]);
    const double variance = 10. / 12 - std::pow(10. / 11, 2);
    EXPECT_LT(std::abs(run.real("distance_variance")[0] - variance), 4 * run.real("distance_variance_stderr")[0]);
    EXPECT_LT(std::abs(run.real("mean_distance")[0] - 10. / 11), 4 * run.real("mean_distance_stderr")[0]);
}

/// Var d² = 7D/180 and E d² = D/6 in the unit cube: here its edges are 2.
TEST(Distances, between_two_points_of_the_cube_have_their_known_means) {
    StudyRun run(distances(), "seed = 4\n[space]\nD = [2, 3]\nN = 2\np = 2\n[settings]\nsets = 20_000\n");
    EXPECT_LT(std::abs(run.real("mean_distance")[0] / 2 - .52141), 4 * run.real("mean_distance_stderr")[0] / 2);
    EXPECT_LT(std::abs(run.real("mean_distance")[1] / 2 - .66171), 4 * run.real("mean_distance_stderr")[1] / 2);
}

TEST(Distances, have_honest_standard_errors) {
    std::vector<double> from_random_points;
    const auto expect_honest = [](const helpers::Spread& spread) {
        EXPECT_LT(std::abs(spread.mean), 4 / std::sqrt(1000.0));
        EXPECT_GT(spread.deviation, 0.93);
        EXPECT_LT(spread.deviation, 1.07);
    };
    expect_honest(helpers::spread_over_seeds(1000, [&](int seed) {
        StudyRun run(distances(), "seed = " + std::to_string(seed) +
                                      "\n[space]\nquery = [\"origin\", \"random\"]\nD = 5\nN = 4\np = 0.5\n"
                                      "[settings]\nsets = 200\n");
        from_random_points.push_back(run.z("mean_power", 1));
        return run.z("mean_power", 0);
    }));
    expect_honest(helpers::spread_over_seeds(
        1000, [&](int seed) { return from_random_points[static_cast<std::size_t>(seed - 1)]; }));
}

TEST(Distances, become_alike_as_dimensions_grow) {
    StudyRun run(distances(), "[space]\nD = [3, 100_000]\nN = 20\np = [0.1, 1, 2, inf]\n[settings]\nsets = 8\n");
    for (std::size_t p = 0; p < 3; ++p) {
        EXPECT_GT(run.real("relative_contrast")[p], 0.5);
        EXPECT_LT(run.real("relative_contrast")[4 + p], 0.02 / std::min(1.0, p == 0 ? 0.5 : 1.0));
        EXPECT_EQ(run.real("distance_ratio")[p], 1 + run.real("relative_contrast")[p]);
    }
    EXPECT_LT(std::abs(run.z("mean_power", 5)), 4);
    EXPECT_GE(run.yields(), 8u * 21 * 100'000 / (1u << 18));
}

TEST(Distances, count_sets_that_leave_the_range_of_numbers) {
    StudyRun run(distances(), "[space]\nD = [2, 20_000]\nN = 3\np = [0.01, 1]\n[settings]\nsets = 21\n");
    EXPECT_EQ(run.integer("undefined_sets"), (std::vector<std::int64_t>{0, 0, 21, 0}));
    EXPECT_EQ(run.integer("sets_drawn")[1], 21);
    EXPECT_TRUE(std::isnan(run.real("nearest")[2]));
    EXPECT_TRUE(std::isfinite(run.real("nearest")[3]));
    EXPECT_TRUE(std::isfinite(run.real("contrast_l1_above_l2")[1]));
}

TEST(Distances, are_compared_by_l1_and_l2_whatever_is_asked) {
    const std::string job = "[space]\nD = 4\nN = 10\n[settings]\nsets = 500\np = ";
    StudyRun without(distances(), job + "inf");
    StudyRun with(distances(), job + "1");
    EXPECT_EQ(without.real("contrast_l1_above_l2"), with.real("contrast_l1_above_l2"));
}

const std::map<std::string, std::string> small_table{{"t.csv", "a,b,c\n0,0,0\n3,4,0\n3,4,12\n0,0,5\n"}};

TEST(Distances, of_a_table_are_those_of_its_rows) {
    StudyRun run(distances(),
                 "[data]\nfile = \"t.csv\"\n[space]\nsource = \"data\"\nD = 3\nN = [2, 4]\np = [1, 2, inf]\nquery = "
                 "\"origin\"\n[settings]\nsets = 8000\n",
                 small_table);
    // Seen from the origin: 0, 5, 13, 5 by p = 2; a set with the row of zeros is undefined, as half of all pairs are.
    EXPECT_EQ(run.integer("undefined_sets")[5], 8000);
    const auto undefined = static_cast<double>(run.integer("undefined_sets")[1]);
    EXPECT_NEAR(undefined, 4000, 4 * std::sqrt(2000.));
    // 5 and 13, 5 and 5 or 13 and 5.
    EXPECT_LT(std::abs(run.real("farthest")[1] - (13 + 13 + 5) / 3.), 4 * run.real("farthest_stderr")[1]);
    EXPECT_EQ(run.real("nearest")[1], 5);
    EXPECT_LT(std::abs(run.real("mean_distance")[0] - (7 + 19 + 5) / 3.), 4 * run.real("mean_distance_stderr")[0]);
    EXPECT_TRUE(std::isnan(run.real("mean_power_exact")[1]));
}

TEST(Distances, of_a_table_refuse_what_it_does_not_have) {
    const auto message = [](const std::string& job, const std::map<std::string, std::string>& files) -> std::string {
        try {
            StudyRun run(distances(), job + "p = 2\n[settings]\nsets = 8\n", files);
        } catch (const Error& error) {
            return error.what();
        }
        return "none";
    };
    const std::string data = "[data]\nfile = \"t.csv\"\n[space]\n";
    EXPECT_EQ(message(data + "source = \"data\"\nD = 2\nN = 3\n", small_table), "none");
    EXPECT_THAT(message(data + "source = \"data\"\nD = 2\nN = 4\n", small_table), testing::HasSubstr("needs 5 rows"));
    EXPECT_THAT(message(data + "source = \"data\"\nD = 4\nN = 3\n", small_table),
                testing::HasSubstr("more than the columns of the table (it has 3); lower D"));
    EXPECT_THAT(message("[space]\nsource = \"data\"\nD = 2\nN = 4\n", {}), testing::HasSubstr("names no table"));
    EXPECT_THAT(message(data + "D = 2\nN = 4\n", small_table), testing::HasSubstr("no point asks for"));
}

TEST(Distances, take_inf_and_no_other_number_that_is_not_finite) {
    for (const char* p : {"-inf", "nan", "0.0", "65", "[inf, inf]"})
        EXPECT_THROW(StudyRun(distances(), "[settings]\nD = 4\nN = 10\n[space]\np = " + std::string(p)), Error) << p;
    try {
        StudyRun(distances(), "[settings]\nD = 4\nN = 10\n[space]\np = 65");
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("from 0.01 to 64.0, or inf"));
    }
}

/// In other units distances are in those units, and contrasts are the same.
TEST(Distances, of_a_table_scale_with_it) {
    const auto run_of = [](double scale) {
        std::string csv = "a,b,c\n";
        for (int i = 0; i < 60; ++i)
            for (int j = 0; j < 3; ++j) {
                std::ostringstream cell;
                cell.precision(17);
                cell << scale * std::sin(12.9898 * i + 78.233 * j);
                csv += cell.str() + (j < 2 ? "," : "\n");
            }
        return std::make_unique<helpers::StudyRun>(
            distances(),
            "[data]\nfile = \"table.csv\"\n[space]\nsource = \"data\"\nD = [3]\nN "
            "= [10]\nquery = [\"origin\", \"random\"]\n"
            "p = [1, 2, inf]\n[settings]\nsets = 200\n",
            std::map<std::string, std::string>{{"table.csv", csv}});
    };
    const auto plain = run_of(1), small = run_of(std::ldexp(1, -60));
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_GT(small->real("nearest_stderr")[i], 0);
        for (const char* name : {"nearest", "nearest_stderr", "mean_distance", "mean_distance_stderr"})
            EXPECT_NEAR(std::ldexp(small->real(name)[i], 60) / plain->real(name)[i], 1, 1e-9) << name;
        EXPECT_NEAR(small->real("relative_contrast")[i] / plain->real("relative_contrast")[i], 1, 1e-9);
    }
}

}  // namespace
}  // namespace orthant::dimension::distances_test
