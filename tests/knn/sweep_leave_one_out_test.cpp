#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::knn::helpers::sweep_leave_one_out_test {
namespace {

constexpr const char* leave_one_out = "validation = \"leave-one-out\"";

/// Mean over all rows of the score of a model of the share of all other rows.
double naive_loo(const TestRows& table, std::size_t k, double share, bool is_scaled = false) {
    double sum = 0;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const Numbers training = at_share(all_but(table.size(), row), table.size(), 0, share);
        const TestRows seen = is_scaled ? standardized(table, training) : table;
        sum += naive_score(seen, Kind::numbers, Weights::uniform, k, training, {row});
    }
    return sum / static_cast<double>(table.size());
}

void expect_near(double value, double wanted) {
    EXPECT_NEAR(value, wanted, 1e-12 * std::abs(wanted));
}

/// Kanagawa 2024: exact on distinct rows.
TEST(LeaveOneOut, is_the_training_error_of_one_neighbour_more) {
    const TestRows table = random_numbers(60, 3);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = { from = 1, to = 59 }", leave_one_out));
    EXPECT_TRUE(run.serves_every_split());
    const std::vector<double>& validated = run.real("mse");
    const std::vector<double>& trained = run.real("mse_training");
    for (std::size_t k = 1; k < 59; ++k) {
        const double ratio = static_cast<double>(k + 1) / static_cast<double>(k);
        expect_near(validated[k - 1], ratio * ratio * trained[k]);
    }
    EXPECT_EQ(trained[0], 0);
}

TEST(LeaveOneOut, is_that_of_every_row_among_all_others) {
    const TestRows table = random_numbers(40, 2);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [1, 5, 39]", leave_one_out));
    for (const std::size_t i : {0, 1, 2})
        expect_near(run.real("mse")[i], naive_loo(table, std::vector{1, 5, 39}[i], 1));
}

TEST(LeaveOneOut, scales_anew_without_each_row) {
    TestRows table = random_numbers(40, 2);
    for (std::vector<double>& row : table.x) row[0] *= 100;
    table.x[7][0] = 5000;
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [1, 6]\nscaling = [\"standard\"]", leave_one_out));
    EXPECT_FALSE(run.serves_every_split());
    expect_near(run.real("mse")[0], naive_loo(table, 1, 1, true));
    expect_near(run.real("mse")[1], naive_loo(table, 6, 1, true));
    const Numbers all = numbers_where(40, [](std::uint32_t) { return true; });
    expect_near(run.real("mse_training")[1],
                naive_score(standardized(table, all), Kind::numbers, Weights::uniform, 6, all, all));
}

/// Ten rows: a model without one of them gets ⌈9/2⌉ = 5.
TEST(LeaveOneOut, takes_its_share_of_all_others) {
    const TestRows table = random_numbers(10, 2);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [1, 5]\nshare = [0.5]", leave_one_out));
    EXPECT_TRUE(run.serves_every_split());
    expect_near(run.real("mse")[0], naive_loo(table, 1, 0.5));
    expect_near(run.real("mse")[1], naive_loo(table, 5, 0.5));
}

TEST(LeaveOneOut, scores_as_training_what_is_of_the_share) {
    const TestRows table = random_numbers(30, 2);
    const Numbers part = at_share(numbers_where(30, [](std::uint32_t) { return true; }), 30, 0, 0.4);
    SweepRun shared({{"table.csv", table.csv()}}, job_text("k = [1, 4]\nshare = [0.4]", leave_one_out));
    EXPECT_EQ(shared.real("mse_training")[0], 0);
    expect_near(shared.real("mse_training")[1], naive_score(table, Kind::numbers, Weights::uniform, 4, part, part));
}

/// By min-max scaling of what spans [0, 1] in any ten rows nothing changes but the search.
TEST(LeaveOneOut, is_the_same_by_one_search_or_many) {
    TestRows table = random_numbers(60, 1);
    for (std::uint32_t row = 0; row < 60; ++row)
        table.x[row][0] = row % 3 == 0 ? 0 : row % 3 == 1 ? 1 : table.x[row][0];
    const std::string settings = std::string(leave_one_out) + "\nkeep_neighbours = 5";
    SweepRun one({{"table.csv", table.csv()}}, job_text("k = [1, 5]\nshare = [0.5]", settings));
    SweepRun many({{"table.csv", table.csv()}},
                  job_text("k = [1, 5]\nshare = [0.5]\nscaling = [\"min-max\"]", settings));
    EXPECT_TRUE(one.serves_every_split());
    EXPECT_FALSE(many.serves_every_split());
    for (const char* name : {"mse", "mse_training", "mae", "r2"})
        for (std::size_t i = 0; i < 2; ++i) expect_near(one.real(name)[i], many.real(name)[i]);
    EXPECT_EQ(one.integer("neighbour"), many.integer("neighbour"));
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_leave_one_out_test
