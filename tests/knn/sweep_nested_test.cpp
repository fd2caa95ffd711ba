#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::knn::helpers::sweep_nested_test {
namespace {

constexpr std::uint32_t rows = 36;
constexpr std::uint32_t folds = 4;
constexpr std::uint32_t inner_folds = 3;
const std::vector<std::size_t> ks{1, 2, 3, 5, 8, 12};

struct Nested {
    std::size_t k;
    double score;
};

/// Chosen by the mean over inner folds, the smallest on a tie; scored on the fold itself.
Nested naive_nested(const TestRows& table, Kind kind, Weights weights, std::uint64_t repeat, std::uint32_t fold,
                    double share = 1, const std::vector<std::size_t>& asked = ks) {
    const std::vector<std::int32_t> classes(table.y.begin(), table.y.end());
    const auto of = kind == Kind::classes ? data::stratified_folds(classes, folds, repeat_key(repeat))
                                          : data::k_folds(rows, folds, repeat_key(repeat));
    const auto is_in_fold = [&](std::uint32_t row) { return of[row] == static_cast<std::int32_t>(fold); };
    const Numbers validated = numbers_where(rows, is_in_fold);
    const Numbers training = numbers_where(rows, std::not_fn(is_in_fold));
    std::vector<std::int32_t> training_classes;
    for (const std::uint32_t row : training) training_classes.push_back(classes[row]);
    const std::uint64_t key = data::inner_key(repeat_key(repeat), fold);
    const auto inner = kind == Kind::classes ? data::stratified_folds(training_classes, inner_folds, key)
                                             : data::k_folds(training.size(), inner_folds, key);
    const Numbers used = at_share(training, rows, repeat, share);
    const auto is_used = [&](std::uint32_t row) { return std::ranges::count(used, row) > 0; };
    Nested best{0, 0};
    double best_loss = 0;
    for (const std::size_t k : asked) {
        double loss = 0;
        for (std::int32_t j = 0; j < static_cast<std::int32_t>(inner_folds); ++j) {
            Numbers inside, outside;
            for (std::size_t i = 0; i < training.size(); ++i)
                if (is_used(training[i])) (inner[i] == j ? inside : outside).push_back(training[i]);
            const double score = naive_score(table, kind, weights, k, outside, inside);
            loss += kind == Kind::classes ? -score : score;
        }
        if (best.k == 0 || loss < best_loss - 1e-12) {
            best = {k, naive_score(table, kind, weights, k, used, validated)};
            best_loss = loss;
        }
    }
    return best;
}

void compare(const TestRows& table, Kind kind, const std::string& score) {
    SweepRun run({{"table.csv", table.csv()}},
                 job_text("k = [1, 2, 3, 5, 8, 12]\nweights = [\"uniform\", \"distance\"]",
                          "folds = 4\nrepeats = 2\ninner_folds = 3"));
    std::vector<std::int64_t> wanted_k;
    for (const std::size_t w : {0, 1}) {
        double mean = 0;
        for (std::uint64_t r = 0; r < 2; ++r)
            for (std::uint32_t f = 0; f < folds; ++f) {
                const Nested nested = naive_nested(table, kind, w == 0 ? Weights::uniform : Weights::distance, r, f);
                wanted_k.push_back(static_cast<std::int64_t>(nested.k));
                mean += nested.score / (2 * folds);
            }
        EXPECT_NEAR(run.real("nested_" + score)[w], mean, 1e-12);
        EXPECT_GT(run.real("nested_" + score + "_stderr")[w], 0);
    }
    EXPECT_EQ(run.integer("nested_k"), wanted_k);
}

TEST(Nested, number_of_neighbours_is_that_of_the_inner_folds) {
    compare(random_numbers(rows, 2), Kind::numbers, "mse");
}

TEST(Nested, classes_are_spread_in_inner_folds_too) {
    compare(random_classes(rows, 2), Kind::classes, "accuracy");
}

/// Neither training nor choosing sees more rows than the share. By min-max scaling of what spans [0, 1] in any part
/// nothing changes but the search.
TEST(Nested, number_of_neighbours_is_chosen_within_the_share) {
    TestRows table = random_numbers(rows, 1);
    for (std::uint32_t row = 0; row < rows; ++row)
        table.x[row][0] = row % 3 == 0 ? 0 : row % 3 == 1 ? 1 : table.x[row][0];
    const std::string settings = "folds = 4\nrepeats = 2\ninner_folds = 3";
    const std::string space = "k = [1, 2, 3, 5]\nshare = [0.6]";
    SweepRun one({{"table.csv", table.csv()}}, job_text(space, settings));
    SweepRun many({{"table.csv", table.csv()}}, job_text(space + "\nscaling = [\"min-max\"]", settings));
    EXPECT_TRUE(one.serves_every_split());
    EXPECT_FALSE(many.serves_every_split());
    std::vector<std::int64_t> wanted;
    for (std::uint64_t r = 0; r < 2; ++r)
        for (std::uint32_t f = 0; f < folds; ++f)
            wanted.push_back(static_cast<std::int64_t>(
                naive_nested(table, Kind::numbers, Weights::uniform, r, f, 0.6, {1, 2, 3, 5}).k));
    EXPECT_EQ(one.integer("nested_k"), wanted);
    EXPECT_EQ(many.integer("nested_k"), wanted);
}

/// The best k of all rows is chosen with the rows that score it: on noise it looks better than it is.
TEST(Nested, score_is_not_better_than_that_of_the_best_on_noise) {
    TestRows table = random_numbers(rows, 2);
    for (std::uint32_t row = 0; row < rows; ++row) table.y[row] = random_cell(5, row, 0);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = { from = 1, to = 15 }", "folds = 4\ninner_folds = 3"));
    EXPECT_GE(run.real("nested_mse")[0], run.real("mse_at_best_k")[0]);
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_nested_test
