#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gtest/gtest.h>

#include <cmath>

/// What the axes of a sweep ask, and where their results stand.
namespace orthant::knn::helpers::sweep_axes_test {
namespace {

constexpr std::uint32_t rows = 60;

TEST(Axes, of_k_and_weights_may_be_in_any_order) {
    const TestRows table = random_classes(rows, 3);
    SweepRun rising({{"table.csv", table.csv()}},
                    job_text("k = [1, 3, 5]\nweights = [\"uniform\", \"distance\"]\ncomponents = [0, 2]"));
    SweepRun mixed({{"table.csv", table.csv()}},
                   job_text("components = [2, 0]\nweights = [\"distance\", \"uniform\"]\nk = [5, 1, 3]"));
    EXPECT_EQ(mixed.results().variable("accuracy").result.dims,
              (std::vector<std::string>{"components", "k", "weights"}));
    const std::vector<std::size_t> rising_of{2, 0, 1};
    for (const char* name : {"accuracy", "log_loss", "accuracy_training", "brier_stderr", "validation_error_ratio"})
        for (const std::size_t c : {0, 1})
            for (const std::size_t k : {0, 1, 2})
                for (const std::size_t w : {0, 1})
                    EXPECT_EQ(mixed.real(name)[(c * 3 + k) * 2 + w],
                              rising.real(name)[((1 - c) * 3 + rising_of[k]) * 2 + 1 - w]);
    for (const std::size_t c : {0, 1})
        for (const std::size_t w : {0, 1}) {
            EXPECT_EQ(mixed.integer("best_k")[c * 2 + w], rising.integer("best_k")[(1 - c) * 2 + 1 - w]);
            for (std::size_t i = 0; i < 9; ++i)
                EXPECT_EQ(mixed.integer("confusion")[(c * 2 + w) * 9 + i],
                          rising.integer("confusion")[((1 - c) * 2 + 1 - w) * 9 + i]);
        }
}

TEST(Axes, of_k_stand_where_the_job_names_them) {
    const TestRows table = random_numbers(rows, 3);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [5, 1]", "folds = 4"));
    const auto of = data::k_folds(rows, 4, repeat_key(0));
    for (const std::size_t i : {0, 1})
        for (std::int32_t f = 0; f < 4; ++f) {
            const Numbers validated = numbers_where(rows, [&](std::uint32_t row) { return of[row] == f; });
            const Numbers training = numbers_where(rows, [&](std::uint32_t row) { return of[row] != f; });
            const double wanted =
                naive_score(table, Kind::numbers, Weights::uniform, i == 0 ? 5 : 1, training, validated);
            EXPECT_NEAR(run.real("mse_by_fold")[i * 4 + static_cast<std::size_t>(f)], wanted, 1e-12);
        }
}

TEST(Axes, of_share_shrink_training_parts_alone) {
    const TestRows table = random_numbers(rows, 3);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [2]\nshare = [0.25, 1.0]", "folds = 4\nrepeats = 2"));
    for (const std::size_t p : {0, 1})
        for (const std::size_t r : {0, 1})
            for (std::int32_t f = 0; f < 4; ++f) {
                const auto of = data::k_folds(rows, 4, repeat_key(r));
                const Numbers validated = numbers_where(rows, [&](std::uint32_t row) { return of[row] == f; });
                const Numbers training = numbers_where(rows, [&](std::uint32_t row) { return of[row] != f; });
                const Numbers part = at_share(training, rows, r, p == 0 ? 0.25 : 1);
                const std::size_t at = (p * 2 + r) * 4 + static_cast<std::size_t>(f);
                EXPECT_NEAR(run.real("mse_by_fold")[at],
                            naive_score(table, Kind::numbers, Weights::uniform, 2, part, validated), 1e-12);
                EXPECT_NEAR(run.real("mse_training_by_fold")[at],
                            naive_score(table, Kind::numbers, Weights::uniform, 2, part, part), 1e-12);
            }
}

/// Each repeat of the file holds out its one fold, a quarter of the rows: √((1/2 + (1/4)/(3/4))·s²).
TEST(Axes, of_one_fold_in_each_repeat_have_an_error) {
    const TestRows table = random_numbers(rows, 3);
    std::string folds = "a,b\n";
    for (std::uint32_t row = 0; row < rows; ++row)
        folds += row % 4 == 0 ? "0,-1\n" : row % 4 == 1 ? "-1,0\n" : "-1,-1\n";
    SweepRun run({{"table.csv", table.csv()}, {"folds.csv", folds}},
                 job_text("k = [2]", "validation = \"file\"", "folds_file = \"folds.csv\"\n"));
    const std::vector<double>& mse = run.real("mse_by_fold");
    const double spread = std::abs(mse[0] - mse[1]) / std::sqrt(2.0);
    EXPECT_NEAR(run.real("mse_stderr")[0], std::sqrt(1.0 / 2 + 1.0 / 3) * spread, 1e-12);
}

TEST(Axes, of_noise_make_predictions_worse) {
    TestRows table = random_classes(rows, 2);
    for (std::uint32_t row = 0; row < rows; ++row) table.x[row][0] += table.y[row];
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [3]\nnoise = [0, 5, 200]"));
    EXPECT_EQ(run.real("accuracy")[0], 1);
    EXPECT_LT(run.real("accuracy")[1], run.real("accuracy")[0]);
    EXPECT_LT(run.real("accuracy")[2], run.real("accuracy")[1]);
}

TEST(Axes, of_noise_are_the_same_columns_for_every_metric_and_order) {
    const TestRows table = random_numbers(rows, 2);
    SweepRun few({{"table.csv", table.csv()}}, job_text("k = [3]\nmetric = [\"manhattan\"]\nnoise = [4]"));
    SweepRun many({{"table.csv", table.csv()}},
                  job_text("k = [3]\nnoise = [4, 0]\nmetric = [\"euclidean\", \"manhattan\", \"cosine\"]"));
    EXPECT_EQ(many.real("mse")[1], few.real("mse")[0]);
    SweepRun same({{"table.csv", table.csv()}},
                  job_text("k = [3]\nmetric = [\"manhattan\", \"minkowski\"]\np = [1.0]\nnoise = [4]"));
    EXPECT_EQ(same.real("mse")[0], same.real("mse")[1]);
    EXPECT_EQ(same.real("mse")[0], few.real("mse")[0]);
}

TEST(Axes, of_replicates_differ_by_their_noise_alone) {
    const TestRows table = random_numbers(rows, 2);
    SweepRun run({{"table.csv", table.csv()}}, "replicates = 3\n" + job_text("k = [3]\nnoise = [0, 4]"));
    const std::vector<double>& mse = run.real("mse");
    ASSERT_EQ(mse.size(), 6U);
    EXPECT_EQ(mse[0], mse[1]);
    EXPECT_EQ(mse[1], mse[2]);
    EXPECT_NE(mse[3], mse[4]);
    EXPECT_NE(mse[4], mse[5]);
    EXPECT_NE(mse[3], mse[5]);
}

/// Tasks are asked on any rank in any order: what was made ready for one changes no other.
TEST(Axes, of_points_may_be_computed_in_any_order) {
    const TestRows table = random_numbers(rows, 2);
    const std::string job = job_text(
        "k = [3]\nnoise = [0, 4]\nscaling = [\"none\", \"standard\"]\nmetric = [\"euclidean\", \"chebyshev\"]");
    SweepRun forward({{"table.csv", table.csv()}}, job), backward({{"table.csv", table.csv()}}, job);
    std::vector<Bytes> records, reversed;
    for (std::uint64_t p = 0; p < forward.space().points(); ++p)
        for (std::uint64_t t = 0; t < forward.study().tasks(forward.point(p)); ++t)
            records.push_back(forward.record(p, t));
    for (std::uint64_t p = backward.space().points(); p-- > 0;)
        for (std::uint64_t t = backward.study().tasks(backward.point(p)); t-- > 0;)
            reversed.insert(reversed.begin(), backward.record(p, t));
    EXPECT_EQ(records, reversed);
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_axes_test
