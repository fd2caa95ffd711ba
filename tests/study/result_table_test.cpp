#include "study/result_table.hpp"

#include "base/contract.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::study::result_table_test {
namespace {

/// Two outer values, three inner ones, an inner parameter that is fixed.
job::Job small_job() {
    job::Job job;
    job.study = "test";
    job.roles = {{"D", job::Role::outer}, {"k", job::Role::inner}, {"weights", job::Role::inner}};
    job.axes = {{{.name = "D", .description = "", .role = job::Role::outer}, {std::int64_t{2}, std::int64_t{3}}},
                {{.name = "k", .description = "", .role = job::Role::inner},
                 {std::int64_t{1}, std::int64_t{2}, std::int64_t{5}}}};
    job.fixed = {{"weights", std::string("uniform")}};
    return job;
}

Layout small_layout() {
    return {.dimensions = {{.name = "fold", .long_name = "fold", .coordinates = std::vector<std::int64_t>{0, 1}}},
            .results = {{.name = "mean", .long_name = "mean"},
                        {.name = "error", .long_name = "error", .dims = {"fold", "k", "weights"}},
                        {.name = "count", .long_name = "count", .number = Number::integer, .dims = {"k"}}}};
}

TEST(Dimension, counts_its_coordinates_whatever_their_type) {
    EXPECT_EQ((Dimension{"a", "a", "1", std::vector<std::int64_t>{4, 5, 6}}.size()), 3U);
    EXPECT_EQ((Dimension{"a", "a", "1", std::vector<double>{0.5}}.size()), 1U);
    EXPECT_EQ((Dimension{"a", "a", "1", std::vector<std::string>{"x", "y"}}.size()), 2U);
}

TEST(Layout, finds_results_by_their_whole_name) {
    const Layout layout = small_layout();
    ASSERT_NE(layout.find("count"), nullptr);
    EXPECT_EQ(layout.find("count")->number, Number::integer);
    EXPECT_EQ(layout.find("coun"), nullptr);
    EXPECT_EQ(layout.find("counts"), nullptr);
}

TEST(ResultTable, starts_with_everything_missing) {
    const job::Job job = small_job();
    const job::Space space(job);
    ResultTable table(space, small_layout());
    ASSERT_EQ(space.points(), 2U);
    EXPECT_EQ(table.status(), std::vector<PointStatus>(2, PointStatus::missing));
    EXPECT_EQ(table.variable("mean").cells, 1U);
    EXPECT_EQ(table.variable("error").cells, 6U);
    EXPECT_EQ(table.variable("count").cells, 3U);
    EXPECT_EQ(std::get<std::vector<double>>(table.variable("error").values).size(), 12U);
    for (std::uint64_t point = 0; point < 2; ++point) {
        for (const double cell : table.row(point).real("error")) EXPECT_TRUE(std::isnan(cell));
        for (const std::int64_t cell : table.row(point).integer("count")) EXPECT_EQ(cell, missing_integer);
    }
}

TEST(ResultTable, keeps_the_cells_of_points_apart) {
    const job::Job job = small_job();
    const job::Space space(job);
    ResultTable table(space, small_layout());
    table.row(0).set("mean", 1.5);
    table.row(1).set("mean", 2.5);
    for (std::int64_t i = 0; i < 3; ++i) table.row(1).integer("count")[static_cast<std::size_t>(i)] = 10 + i;
    EXPECT_EQ(std::get<std::vector<double>>(table.variable("mean").values), (std::vector<double>{1.5, 2.5}));
    EXPECT_EQ(std::get<std::vector<std::int64_t>>(table.variable("count").values),
              (std::vector<std::int64_t>{missing_integer, missing_integer, missing_integer, 10, 11, 12}));
}

TEST(ResultTable, clears_one_point_and_no_other) {
    const job::Job job = small_job();
    const job::Space space(job);
    ResultTable table(space, small_layout());
    for (const std::uint64_t point : {0U, 1U}) {
        table.row(point).set("mean", 1);
        for (double& cell : table.row(point).real("error")) cell = 2;
        for (std::int64_t& cell : table.row(point).integer("count")) cell = 3;
    }
    table.clear(0);
    EXPECT_TRUE(std::isnan(table.row(0).real("mean").front()));
    EXPECT_TRUE(std::isnan(table.row(0).real("error").back()));
    EXPECT_EQ(table.row(0).integer("count").back(), missing_integer);
    EXPECT_EQ(table.row(1).real("mean").front(), 1);
    EXPECT_EQ(table.row(1).real("error").front(), 2);
    EXPECT_EQ(table.row(1).integer("count").front(), 3);
}

TEST(ResultTable, refuses_what_the_layout_does_not_have) {
    const job::Job job = small_job();
    const job::Space space(job);
    ResultTable table(space, small_layout());
    EXPECT_THROW(table.row(0).real("median"), ContractViolation);
    EXPECT_THROW(table.row(0).real("count"), ContractViolation);
    EXPECT_THROW(table.row(0).integer("mean"), ContractViolation);
    EXPECT_THROW(table.row(2).real("mean"), ContractViolation);
    EXPECT_THROW(ResultTable(space, {.dimensions = {}, .results = {{.name = "x", .long_name = "x", .dims = {"D"}}}}),
                 ContractViolation);
}

}  // namespace
}  // namespace orthant::study::result_table_test
