#include "studies/knn/search_plan.hpp"

#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

namespace orthant::knn::helpers::search_plan_test {
namespace {

/// The plan of a job's first point over an outline: no data are read.
class Planned {
  public:
    Planned(const std::string& job, const SweepOutline& outline)
        : schema_(sweep_schema()),
          job_(job::parse_job("job.toml", job, {}, {[this](std::string_view) { return &schema_; }, {"knn.sweep"}})),
          settings_(job_),
          outline_(outline),
          plan_(settings_, outline_, point_of(job::Space(job_).point(0))) {}

    const SearchPlan* operator->() const { return &plan_; }

  private:
    job::Schema schema_;
    job::Job job_;
    SweepSettings settings_;
    SweepOutline outline_;
    SearchPlan plan_;
};

SweepOutline outline_of(std::size_t rows, std::size_t test_rows, std::size_t folds) {
    SweepOutline outline;
    outline.shape = {.rows = rows, .test_rows = test_rows, .repeats = 1, .folds = folds, .inner_folds = 0};
    outline.columns = 10;
    outline.smallest_training = rows / 2;
    return outline;
}

TEST(SearchPlan, has_one_search_unless_something_is_fitted) {
    const SweepOutline outline = outline_of(1000, 0, 10);
    const auto is_one = [&](const std::string& job) { return Planned(job, outline)->serves_every_split(); };
    EXPECT_TRUE(is_one(job_text("k = [5]")));
    EXPECT_TRUE(is_one(job_text("k = [5]\nnoise = [3]")));
    EXPECT_TRUE(is_one(job_text("k = [5]", "validation = \"leave-one-out\"")));
    EXPECT_FALSE(is_one(job_text("k = [5]\nscaling = [\"robust\"]")));
    EXPECT_FALSE(is_one(job_text("k = [5]\ncomponents = [0, 2]")));
    EXPECT_FALSE(is_one(job_text("k = [5]", "validation = \"group\"", "group = \"g\"\n")));
    EXPECT_FALSE(is_one(job_text("k = [5]", "validation = \"file\"", "folds_file = \"f\"\n")));
    EXPECT_FALSE(is_one(job_text("k = [5]\nshare = [0.1]")));
    SweepOutline holed = outline;
    holed.missing_cells = 1;
    EXPECT_FALSE(Planned(job_text("k = [5]"), holed)->serves_every_split());
}

TEST(SearchPlan, looks_up_more_neighbours_than_a_split_needs) {
    const Planned plan(job_text("k = [50]"), outline_of(10'000, 0, 10));
    EXPECT_GT(plan->list_length(), 50 * 10 / 9);
    EXPECT_LT(plan->list_length(), 80U);
    EXPECT_EQ(Planned(job_text("k = [50]"), outline_of(60, 0, 10))->list_length(), 60U);
    EXPECT_EQ(Planned(job_text("k = [50]\nscaling = [\"standard\"]"), outline_of(10'000, 0, 10))->list_length(), 50U);
}

TEST(SearchPlan, has_a_unit_for_every_split) {
    SweepOutline outline = outline_of(100, 10, 4);
    outline.shape.repeats = 2;
    outline.shape.inner_folds = 3;
    const Planned plan(job_text("k = [5]\nscaling = [\"standard\"]"), outline);
    ASSERT_EQ(plan->units(), 8U + 24U + 1U);
    std::set<std::tuple<Split::Kind, std::uint32_t, std::uint32_t, std::uint32_t>> splits;
    for (std::uint64_t u = 0; u < plan->units(); ++u) {
        const Split split = plan->unit(u).split;
        EXPECT_LT(split.repeat, 2U);
        EXPECT_LT(split.fold, 4U);
        EXPECT_LT(split.inner, 3U);
        splits.insert({split.kind, split.repeat, split.fold, split.inner});
    }
    EXPECT_EQ(splits.size(), plan->units());
    EXPECT_EQ(plan->unit(32).split.kind, Split::Kind::test);
}

TEST(SearchPlan, leaving_one_out_refits_for_training_scores_alone) {
    const std::string space = "k = [5]\nscaling = [\"standard\"]", validation = "validation = \"leave-one-out\"\n";
    const Planned with(job_text(space, validation), outline_of(100, 0, 100));
    EXPECT_EQ(with->units(), 101U);
    EXPECT_EQ(with->unit(100).split.kind, Split::Kind::refit);
    EXPECT_EQ(Planned(job_text(space, validation + "training_scores = false"), outline_of(100, 0, 100))->units(), 100U);
}

TEST(SearchPlan, has_blocks_that_cover_every_row_once) {
    for (const std::size_t rows : {5, 17, 1000, 30'011, 1'000'003}) {
        const Planned plan(job_text("k = [5]\nmetric = [\"minkowski\"]"), outline_of(rows, 0, 5));
        std::size_t next = 0;
        for (std::uint64_t b = 0; b < plan->blocks(); ++b) {
            EXPECT_EQ(plan->block(b).first, next);
            EXPECT_GT(plan->block(b).end, next);
            next = plan->block(b).end;
        }
        EXPECT_EQ(next, rows);
        EXPECT_EQ(plan->tasks(), plan->units() * plan->blocks());
    }
    EXPECT_GT(Planned(job_text("k = [5]"), outline_of(1'000'003, 0, 5))->blocks(), 100U);
}

TEST(SearchPlan, forecasts_grow_with_the_work) {
    const auto seconds = [](const std::string& space, std::size_t rows) {
        const Planned plan(job_text(space), outline_of(rows, 0, 5));
        double sum = 0;
        for (std::uint64_t task = 0; task < plan->tasks(); ++task) {
            EXPECT_GT(plan->task_seconds(task), 0);
            sum += plan->task_seconds(task);
        }
        EXPECT_GT(plan->task_bytes(), 0U);
        return sum;
    };
    EXPECT_GT(seconds("k = [5]", 20'000), 2 * seconds("k = [5]", 10'000));
    EXPECT_GT(seconds("k = [5]\nscaling = [\"standard\"]", 10'000), seconds("k = [5]", 10'000));
    EXPECT_GT(seconds("k = [5]\nmetric = [\"minkowski\"]", 10'000), seconds("k = [5]", 10'000));
    EXPECT_LT(seconds("k = [5]\nscaling = [\"standard\"]\nshare = [0.5]", 10'000),
              seconds("k = [5]\nscaling = [\"standard\"]", 10'000));
}

TEST(SearchPlan, of_a_run_cuts_a_table_into_tasks_that_add_up) {
    const TestRows table = random_numbers(3000, 3);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [1, 9]\nmetric = [\"minkowski\"]", "folds = 4"));
    ASSERT_GT(run.study().tasks(run.point(0)), 1U);
    EXPECT_EQ(run.integer("validation_rows"), std::vector<std::int64_t>(4, 750));
}

}  // namespace
}  // namespace orthant::knn::helpers::search_plan_test
