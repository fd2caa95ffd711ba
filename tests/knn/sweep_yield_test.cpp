#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gtest/gtest.h>

/// A task serves messages every few milliseconds: it yields as often as it has parts of so much work.
namespace orthant::knn::helpers::sweep_yield_test {
namespace {

constexpr std::size_t rows = 4000;

std::uint64_t yields_of_first_task(const std::string& space, const std::string& settings = "folds = 5") {
    SweepRun run({{"table.csv", random_numbers(rows, 12).csv()}}, job_text(space, settings));
    run.record(0, 0);
    EXPECT_GT(run.yields(), 0U);
    return run.yields() * run.study().tasks(run.point(0));
}

TEST(Yields, come_with_every_few_rows_answered) {
    EXPECT_GE(yields_of_first_task("k = [5]"), rows / 16);
    EXPECT_GE(yields_of_first_task("k = [5]\nmetric = [\"minkowski\"]"), rows / 16);
    EXPECT_GE(yields_of_first_task("k = [5]", "validation = \"leave-one-out\""), rows / 16);
}

TEST(Yields, come_while_rows_are_prepared_for_a_split) {
    EXPECT_GE(yields_of_first_task("k = [5]\nscaling = [\"standard\"]"), rows / 64);
    EXPECT_GE(yields_of_first_task("k = [5]\ncomponents = [3]"), rows / 64);
    EXPECT_GE(yields_of_first_task("k = [5]\nnoise = [20]"), rows / 16 + rows / 256);
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_yield_test
