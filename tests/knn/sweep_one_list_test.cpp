#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

/// One list of neighbours for every split gives what a search in each split gives: folds of a file are searched split
/// by split, so a file with the folds that a job would make must change no bit.
namespace orthant::knn::helpers::sweep_one_list_test {
namespace {

constexpr std::size_t rows = 90;
constexpr std::size_t folds = 5;
constexpr std::size_t repeats = 2;

/// The folds that a job of seed 7 makes, repeat by repeat; -2 of the test part.
std::vector<std::vector<std::int32_t>> own_folds(const TestRows& table, Kind kind, double test_share) {
    std::vector<std::uint8_t> is_test(rows, 0);
    const std::vector<std::int32_t> classes(table.y.begin(), table.y.end());
    if (test_share > 0)
        is_test = kind == Kind::classes ? data::stratified_held_out(classes, test_share, repeat_key(0))
                                        : data::held_out(rows, test_share, repeat_key(0));
    const Numbers others = numbers_where(rows, [&](std::uint32_t row) { return is_test[row] == 0; });
    std::vector<std::int32_t> others_classes;
    for (const std::uint32_t row : others) others_classes.push_back(classes[row]);
    std::vector<std::vector<std::int32_t>> all;
    for (std::uint64_t r = 0; r < repeats; ++r) {
        const auto part = kind == Kind::classes ? data::stratified_folds(others_classes, folds, repeat_key(r))
                                                : data::k_folds(others.size(), folds, repeat_key(r));
        all.emplace_back(rows, -2);
        for (std::size_t i = 0; i < others.size(); ++i) all.back()[others[i]] = part[i];
    }
    return all;
}

std::string folds_csv(const std::vector<std::vector<std::int32_t>>& all) {
    std::string text = "first,second\n";
    for (std::size_t row = 0; row < rows; ++row)
        text += std::to_string(std::max(all[0][row], 0)) + "," + std::to_string(std::max(all[1][row], 0)) + "\n";
    return text;
}

/// All bits but those of NaN.
bool is_same(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

void expect_same(study::ResultTable& one, study::ResultTable& many) {
    ASSERT_EQ(one.variables().size(), many.variables().size());
    for (const study::ResultTable::Variable& variable : one.variables()) {
        const auto& other = many.variable(variable.result.name).values;
        if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&variable.values)) {
            EXPECT_EQ(*numbers, std::get<std::vector<std::int64_t>>(other)) << variable.result.name;
            continue;
        }
        const auto& values = std::get<std::vector<double>>(variable.values);
        const auto& others = std::get<std::vector<double>>(other);
        ASSERT_EQ(values.size(), others.size()) << variable.result.name;
        for (std::size_t i = 0; i < values.size(); ++i)
            ASSERT_TRUE(is_same(values[i], others[i]))
                << variable.result.name << "[" << i << "]: " << values[i] << " and " << others[i];
    }
}

struct Case {
    Kind kind = Kind::numbers;
    double test_share = 0.2;
    std::string settings = "inner_folds = 3\nkeep_neighbours = 4\n";
    std::string space =
        "k = [1, 3, 7]\nweights = [\"uniform\", \"distance\"]\nmetric = [\"euclidean\", \"manhattan\", "
        "\"chebyshev\", \"cosine\", \"minkowski\"]\nshare = [1.0, 0.5]";
};

void compare(const TestRows& table, const Case& asked) {
    const std::string share = asked.test_share > 0 ? "test_share = " + exact_text(asked.test_share) + "\n" : "";
    SweepRun one({{"table.csv", table.csv()}},
                 job_text(asked.space, share + asked.settings + "folds = 5\nrepeats = 2\n"));
    SweepRun many(
        {{"table.csv", table.csv()}, {"folds.csv", folds_csv(own_folds(table, asked.kind, asked.test_share))}},
        job_text(asked.space, share + asked.settings + "validation = \"file\"\n", "folds_file = \"folds.csv\"\n"));
    EXPECT_TRUE(one.serves_every_split());
    EXPECT_FALSE(many.serves_every_split());
    expect_same(one.results(), many.results());
}

TEST(OneList, gives_numbers_as_a_search_in_each_split) {
    compare(random_numbers(rows, 4), {});
}

TEST(OneList, gives_classes_as_a_search_in_each_split) {
    compare(random_classes(rows, 4), {.kind = Kind::classes});
}

TEST(OneList, needs_no_test_part_nor_training_scores) {
    compare(random_numbers(rows, 3), {.test_share = 0, .settings = "training_scores = false\n"});
}

/// Most of the nearest are in the row's own fold: what was looked up runs out.
TEST(OneList, is_made_longer_where_a_fold_lies_together) {
    TestRows table = random_numbers(rows, 3);
    const auto first = own_folds(table, Kind::numbers, 0).front();
    for (std::size_t row = 0; row < rows; ++row) table.x[row][0] += 100 * first[row];
    compare(table, {.test_share = 0});
}

/// Many equally far: rows of the table decide, not the order of search.
TEST(OneList, breaks_ties_by_row) {
    TestRows table = random_numbers(rows, 3);
    for (std::vector<double>& row : table.x)
        for (double& value : row) value = std::floor(3 * value);
    compare(table, {});
}

/// With noise the table is searched privately; metric after metric sees the same columns.
TEST(OneList, has_the_noise_of_each_split) {
    compare(random_numbers(rows, 3), {.settings = "noise = 4\n"});
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_one_list_test
