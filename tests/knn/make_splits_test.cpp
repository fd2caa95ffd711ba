#include "studies/knn/make_splits.hpp"

#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace orthant::knn::helpers::make_splits_test {
namespace {

constexpr std::uint32_t rows = 40;

SweepSettings settings_of(const std::string& settings, const std::string& space = "k = [1]") {
    static const job::Schema schema = sweep_schema();
    return SweepSettings(job::parse_job("job.toml", job_text(space, settings, "group = \"g\"\n"), {},
                                        {[](std::string_view) { return &schema; }, {"knn.sweep"}}));
}

data::Table table_of(std::size_t test_rows = 0) {
    const TestRows made = random_classes(rows, 2);
    data::Table table;
    table.rows = rows;
    table.test_rows = test_rows;
    table.classes = {"0", "1", "2"};
    table.y = made.y;
    for (std::int64_t row = 0; row < rows; ++row) table.groups.push_back(row % 10);
    return table;
}

/// The number of the fold in which each row is validated, after checking that it is in one of each repeat.
void expect_each_validated_once(const MadeSplits& made) {
    const Splits splits(made.shape, made.bytes);
    for (std::uint32_t r = 0; r < made.shape.repeats; ++r)
        for (std::size_t row = 0; row < made.shape.rows; ++row) {
            std::size_t times = 0;
            for (std::uint32_t f = 0; f < made.shape.folds; ++f) {
                const Split split{Split::Kind::fold, r, f, 0};
                times += splits.validates(split, row) ? 1 : 0;
                EXPECT_FALSE(splits.validates(split, row) && splits.may_train(split, row));
            }
            EXPECT_EQ(times, splits.validates({Split::Kind::test, 0, 0, 0}, row) ? 0U : 1U);
        }
}

TEST(MakeSplits, validates_every_row_once_in_each_repeat) {
    for (const char* settings :
         {"folds = 4\nrepeats = 3", "validation = \"k-fold\"\nfolds = 7", "validation = \"leave-one-out\"",
          "validation = \"group\"\nfolds = 3\nrepeats = 2", "test_share = 0.3\nrepeats = 2\nfolds = 3",
          "validation = \"leave-one-out\"\ntest_share = 0.3"})
        expect_each_validated_once(make_splits(settings_of(settings), table_of()));
    expect_each_validated_once(make_splits(settings_of("folds = 3"), table_of(8)));
}

TEST(MakeSplits, depends_on_seed_and_repeat_alone) {
    const MadeSplits few = make_splits(settings_of("folds = 4\nrepeats = 2"), table_of());
    const MadeSplits many = make_splits(settings_of("folds = 4\nrepeats = 5\ninner_folds = 3"), table_of());
    const Splits a(few.shape, few.bytes), b(many.shape, many.bytes);
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t row = 0; row < rows; ++row) {
            EXPECT_EQ(a.fold(r, row), b.fold(r, row));
            EXPECT_EQ(a.priority(r, row), b.priority(r, row));
        }
    std::size_t same = 0;
    for (std::size_t row = 0; row < rows; ++row) same += a.fold(0, row) == a.fold(1, row) ? 1 : 0;
    EXPECT_LT(same, rows * 3 / 4);
}

TEST(MakeSplits, spreads_classes_over_inner_folds_of_each_training_part) {
    const data::Table table = table_of();
    const MadeSplits made = make_splits(settings_of("folds = 4\ninner_folds = 3"), table);
    const Splits splits(made.shape, made.bytes);
    for (std::uint32_t f = 0; f < 4; ++f)
        for (const double label : {0.0, 1.0, 2.0}) {
            std::vector<int> counts(3);
            for (std::size_t row = 0; row < rows; ++row) {
                const std::int32_t inner = splits.inner_fold(0, f, row);
                EXPECT_EQ(inner == always_training, splits.fold(0, row) == static_cast<std::int32_t>(f));
                if (inner >= 0 && table.y[row] == label) ++counts[static_cast<std::size_t>(inner)];
            }
            EXPECT_LE(std::ranges::max(counts) - std::ranges::min(counts), 1);
        }
}

TEST(MakeSplits, tells_the_smallest_training_part) {
    const auto smallest = [](const std::string& settings, const std::string& space = "k = [1]") {
        return make_splits(settings_of(settings, space), table_of()).smallest_training;
    };
    EXPECT_EQ(smallest("folds = 4"), 30U);
    EXPECT_EQ(smallest("folds = 3"), 26U);
    EXPECT_EQ(smallest("folds = 4\ninner_folds = 3"), 20U);
    EXPECT_EQ(smallest("validation = \"leave-one-out\""), 39U);
    EXPECT_EQ(smallest("validation = \"none\"\ntest_share = 0.25"), 30U);
    EXPECT_EQ(smallest("folds = 4", "k = [1]\nshare = [1.0, 0.5]"), 15U);
    EXPECT_EQ(smallest("validation = \"leave-one-out\"", "k = [1]\nshare = [0.5]"), 20U);
    EXPECT_EQ(smallest("validation = \"none\"\ntest_share = 0.25", "k = [1]\nshare = [0.5]"), 15U);
}

TEST(MakeSplits, holds_out_classes_by_their_size_and_whole_groups) {
    const data::Table table = table_of();
    const MadeSplits classes = make_splits(settings_of("folds = 3\ntest_share = 0.25"), table);
    EXPECT_EQ(classes.shape.test_rows, 10U);
    const MadeSplits groups = make_splits(settings_of("validation = \"group\"\nfolds = 3\ntest_share = 0.25"), table);
    EXPECT_EQ(groups.shape.test_rows, 12U);
    const Splits splits(groups.shape, groups.bytes);
    for (std::size_t row = 10; row < rows; ++row)
        EXPECT_EQ(splits.fold(0, row) == held_out, splits.fold(0, row % 10) == held_out);
}

}  // namespace
}  // namespace orthant::knn::helpers::make_splits_test
