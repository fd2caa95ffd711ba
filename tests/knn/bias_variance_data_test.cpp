#include "base/error.hpp"
#include "base/random.hpp"
#include "knn/bias_variance_job.hpp"
#include "studies/knn/bias_variance_bootstrap.hpp"
#include "studies/knn/bias_variance_table.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <vector>

namespace orthant::knn::bias_variance_data_test {
namespace {

using testing::HasSubstr;

/// Rows of x0, x1 on a coarse grid, full of ties, and their targets.
struct SmallTable {
    std::vector<std::array<double, 2>> x;
    std::vector<double> y;

    SmallTable(std::size_t rows, std::uint64_t key, const std::function<double(double, double, double)>& target) {
        for (std::size_t i = 0; i < rows; ++i) {
            const PhiloxCounter words = RandomStream(key, i, StreamId{0}).block(0);
            x.push_back({static_cast<double>(words[0] % 12), static_cast<double>(words[1] % 12)});
            y.push_back(target(x.back()[0], x.back()[1], unit_interval(words[2])));
        }
    }

    std::string csv() const {
        std::string text = "x0,x1,y\n";
        for (std::size_t i = 0; i < y.size(); ++i) {
            std::array<char, 96> line{};
            std::snprintf(line.data(), line.size(), "%.17g,%.17g,%.17g\n", x[i][0], x[i][1], y[i]);
            text += line.data();
        }
        return text;
    }
};

/// Targets of the training rows as often as they were drawn, sorted by (distance, row).
std::vector<double> naive_neighbours(const SmallTable& training, const std::array<double, 2>& query,
                                     const std::vector<std::uint32_t>& drawn) {
    std::vector<std::pair<double, std::size_t>> all;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const double distance = std::pow(training.x[i][0] - query[0], 2) + std::pow(training.x[i][1] - query[1], 2);
        for (std::uint32_t times = 0; times < drawn[i]; ++times) all.emplace_back(distance, i);
    }
    std::sort(all.begin(), all.end());
    std::vector<double> targets;
    for (const auto& [distance, row] : all) targets.push_back(training.y[row]);
    return targets;
}

/// predictions[set][test row]
using Predictions = std::vector<std::vector<double>>;

Predictions naive_predictions(const SmallTable& training, const SmallTable& test, std::size_t drawn_rows,
                              std::uint64_t sets, std::size_t k, const std::function<double(std::vector<double>)>& of) {
    Predictions predictions(sets);
    for (std::uint64_t set = 0; set < sets; ++set) {
        std::vector<std::uint32_t> drawn(training.y.size());
        draw_resample(3, 0, set, drawn_rows, drawn);
        for (const auto& query : test.x) {
            std::vector<double> nearest = naive_neighbours(training, query, drawn);
            nearest.resize(k);
            predictions[set].push_back(of(nearest));
        }
    }
    return predictions;
}

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double mode_of(const std::vector<double>& labels) {
    std::map<double, int> votes;
    for (const double label : labels) ++votes[label];
    return std::max_element(votes.begin(), votes.end(), [](auto& a, auto& b) { return a.second < b.second; })->first;
}

std::vector<double> of_test_row(const Predictions& predictions, std::size_t row) {
    std::vector<double> column;
    for (const auto& set : predictions) column.push_back(set[row]);
    return column;
}

/// A job on two files, run as the program would.
struct DataJob {
    test::TempDirectory directory;
    BiasVarianceJob job;
    AlignedArray<std::byte> shared;
    study::ResultTable table;

    DataJob(const SmallTable& training, const SmallTable& test, const std::string& parameters)
        : job(write(training, test) + parameters), shared(prepare()), table(job.run()) {}

    std::string write(const SmallTable& training, const SmallTable& test) {
        test::write_file(directory / "training.csv", training.csv());
        test::write_file(directory / "test.csv", test.csv());
        return "seed = 3\n[data]\nfile = \"" + (directory / "training.csv").string() + "\"\ntest_file = \"" +
               (directory / "test.csv").string() + "\"\ntarget = \"y\"\n[settings]\nproblem = \"data\"\n";
    }

    AlignedArray<std::byte> prepare() {
        job.study().use_outline(job.study().read_outline());
        AlignedArray<std::byte> memory(job.study().shared_bytes());
        job.study().fill_shared(memory.span());
        job.study().use_shared(std::as_const(memory).span());
        return memory;
    }
};

TEST(DrawResample, draws_so_many_rows_and_smaller_ones_first) {
    std::vector<std::uint32_t> fewer(30), more(30);
    draw_resample(1, 0, 5, 17, fewer);
    draw_resample(1, 0, 5, 90, more);
    EXPECT_EQ(std::accumulate(fewer.begin(), fewer.end(), 0U), 17U);
    EXPECT_EQ(std::accumulate(more.begin(), more.end(), 0U), 90U);
    for (std::size_t i = 0; i < 30; ++i) EXPECT_LE(fewer[i], more[i]);
    std::vector<std::uint32_t> other(30);
    draw_resample(1, 0, 6, 90, other);
    EXPECT_NE(other, more);
    draw_resample(1, 1, 5, 90, other);
    EXPECT_NE(other, more);
}

TEST(DrawResample, draws_every_row_alike) {
    std::vector<double> sums(7);
    std::vector<std::uint32_t> drawn(7);
    for (std::uint64_t set = 0; set < 2000; ++set) {
        draw_resample(1, 0, set, 7, drawn);
        for (std::size_t i = 0; i < 7; ++i) sums[i] += drawn[i] / 2000.0;
    }
    for (const double sum : sums) EXPECT_NEAR(sum, 1, 4 * std::sqrt(6.0 / 7 / 2000));
}

TEST(BiasVarianceOfData, is_that_of_numbers_by_the_definitions) {
    const SmallTable training(60, 1, [](double a, double b, double u) { return a + 0.1 * a * b + 3 * u; });
    const SmallTable test(23, 2, [](double a, double b, double u) { return a + 0.1 * a * b + 3 * u; });
    for (const std::size_t rows : {60u, 25u}) {
        const std::string n = rows == 60 ? "0" : std::to_string(rows);
        DataJob data(training, test, "training_sets = 70\nN = " + n + "\n[space]\nk = [25, 1, 7]\n");
        study::ResultRow row = data.table.row(0);
        for (const auto& [k, place] : {std::pair{25u, 0u}, std::pair{1u, 1u}, std::pair{7u, 2u}}) {
            const Predictions predictions = naive_predictions(training, test, rows, 70, k, mean_of);
            double bias2 = 0, variance = 0;
            for (std::size_t i = 0; i < 23; ++i) {
                const std::vector<double> column = of_test_row(predictions, i);
                const double main = mean_of(column);
                bias2 += std::pow(main - test.y[i], 2) / 23;
                for (const double value : column) variance += std::pow(value - main, 2) / 70 / 23;
            }
            EXPECT_NEAR(row.real("bias2")[place], bias2, 1e-12 * bias2) << k;
            EXPECT_NEAR(row.real("variance")[place], variance, 1e-12 * bias2) << k;
            EXPECT_NEAR(row.real("total")[place], bias2 + variance, 1e-12 * bias2) << k;
        }
    }
}

/// With k = 1 and so many resamples some lists of nearest rows turn out too short.
TEST(BiasVarianceOfData, is_that_of_classes_by_the_definitions) {
    const auto label = [](double a, double b, double u) { return (a + b > 11 ? 1.0 : 0.0) + (u < 0.3 ? 1.0 : 0.0); };
    const SmallTable training(80, 3, label);
    const SmallTable test(60, 4, label);
    DataJob data(training, test, "training_sets = 400\n[space]\nk = [1]\n");
    const Predictions predictions = naive_predictions(training, test, 80, 400, 1, mode_of);
    double bias = 0, variance = 0, wrong = 0;
    for (std::size_t i = 0; i < 60; ++i) {
        const std::vector<double> column = of_test_row(predictions, i);
        const double main = mode_of(column);
        bias += main != test.y[i] ? 1.0 / 60 : 0;
        for (const double value : column) {
            variance += value != main ? 1.0 / 400 / 60 : 0;
            wrong += value != test.y[i] ? 1.0 / 400 / 60 : 0;
        }
    }
    study::ResultRow row = data.table.row(0);
    EXPECT_NEAR(row.real("domingos_bias")[0], bias, 1e-12);
    EXPECT_NEAR(row.real("domingos_variance")[0], variance, 1e-12);
    EXPECT_NEAR(row.real("total")[0], wrong, 1e-12);
    EXPECT_NEAR(row.real("domingos_bias")[0] + row.real("domingos_net_variance")[0], wrong, 1e-12);
    EXPECT_NEAR(row.real("bias2")[0] + row.real("variance")[0], wrong, 1e-12);
}

TEST(BiasVarianceOfData, scales_by_what_the_training_part_says) {
    SmallTable training(40, 5, [](double a, double b, double) { return a - b; });
    SmallTable test(9, 6, [](double a, double b, double) { return a - b; });
    DataJob plain(training, test, "training_sets = 20\n[space]\nk = [3]\n");
    for (SmallTable* table : {&training, &test})
        for (auto& x : table->x) x[1] *= 1024;
    DataJob stretched(training, test, "training_sets = 20\n[space]\nk = [3]\n");
    DataJob scaled(training, test, "training_sets = 20\nscaling = \"standard\"\n[space]\nk = [3]\n");
    EXPECT_NE(plain.table.row(0).real("total")[0], stretched.table.row(0).real("total")[0]);
    const double ratio = scaled.table.row(0).real("total")[0] / plain.table.row(0).real("total")[0];
    EXPECT_NEAR(ratio, 1, 0.3);
}

TEST(BiasVarianceOfData, holds_a_share_of_the_rows_out) {
    test::TempDirectory directory;
    const SmallTable whole(100, 7, [](double a, double b, double) { return a + b > 14 ? 1.0 : 0.0; });
    test::write_file(directory / "whole.csv", whole.csv());
    const std::string text = "[data]\nfile = \"" + (directory / "whole.csv").string() +
                             "\"\ntarget = \"y\"\n[settings]\nproblem = \"data\"\ntest_share = 0.3\n[space]\nk = [1]\n";
    BiasVarianceJob job(text);
    const BiasVarianceOutline outline = BiasVarianceOutline::from_bytes(job.study().read_outline());
    EXPECT_EQ(outline.training_rows + outline.test_rows, 100u);
    EXPECT_NEAR(static_cast<double>(outline.test_rows), 30, 1);
    EXPECT_EQ(outline.columns, 2u);
    EXPECT_EQ(outline.classes, 2u);
}

TEST(BiasVarianceOfData, refuses_more_neighbours_than_the_training_part_has) {
    const SmallTable training(20, 1, [](double a, double, double u) { return a + u; });
    try {
        DataJob data(training, training, "[space]\nk = [3, 21]\n");
        FAIL() << "21 of 20 rows";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::job);
        EXPECT_THAT(error.what(), HasSubstr("k = 21 is above N = 20"));
    }
}

TEST(BiasVarianceOfData, refuses_a_table_that_leaves_too_few_rows) {
    const SmallTable training(20, 1, [](double a, double, double u) { return a + u; });
    SmallTable test = training;
    test.x.resize(1);
    test.y.resize(1);
    try {
        DataJob data(training, test, "[space]\nk = [3]\n");
        FAIL() << "one test row";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::data);
        EXPECT_THAT(error.what(), HasSubstr("20 rows to train on and 1 row to test on"));
    }
}

TEST(BiasVarianceOfData, refuses_a_table_that_has_changed) {
    const SmallTable training(20, 1, [](double a, double, double u) { return a + u; });
    test::TempDirectory directory;
    test::write_file(directory / "t.csv", training.csv());
    const std::string text = "[data]\nfile = \"" + (directory / "t.csv").string() +
                             "\"\ntarget = \"y\"\n[settings]\nproblem = \"data\"\n[space]\nk = [1]\n";
    BiasVarianceJob first(text);
    const Bytes outline = first.study().read_outline();
    test::write_file(directory / "t.csv", SmallTable(30, 1, [](double a, double, double u) { return a + u; }).csv());
    BiasVarianceJob second(text);
    second.study().use_outline(outline);
    AlignedArray<std::byte> memory(second.study().shared_bytes());
    EXPECT_THROW(second.study().fill_shared(memory.span()), Error);
}

TEST(BiasVarianceOutline, comes_back_or_is_refused) {
    const BiasVarianceOutline outline{1000, 200, 7, 3};
    const Bytes whole = outline.to_bytes();
    EXPECT_EQ(BiasVarianceOutline::from_bytes(whole), outline);
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_THROW(BiasVarianceOutline::from_bytes(ByteView(whole).first(length)), MalformedBytes) << length;
    Bytes longer = whole;
    longer.push_back(std::byte{0});
    EXPECT_THROW(BiasVarianceOutline::from_bytes(longer), MalformedBytes);
    for (const BiasVarianceOutline& bad : {BiasVarianceOutline{1, 200, 7, 3}, BiasVarianceOutline{1000, 1, 7, 3},
                                           BiasVarianceOutline{1000, 200, 0, 3}, BiasVarianceOutline{1000, 200, 7, 1}})
        EXPECT_THROW(BiasVarianceOutline::from_bytes(bad.to_bytes()), MalformedBytes);
}

}  // namespace
}  // namespace orthant::knn::bias_variance_data_test
