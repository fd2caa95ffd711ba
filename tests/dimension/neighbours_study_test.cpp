#include "studies/dimension/neighbours_study.hpp"

#include "base/error.hpp"
#include "dimension/naive_twin.hpp"
#include "dimension/result_spreads.hpp"
#include "dimension/study_run.hpp"
#include "studies/dimension/neighbour_errors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace orthant::dimension::neighbours_study_test {
namespace {

using helpers::StudyRun;

std::vector<double> cube_point(const RandomStream& stream, std::uint64_t vector, std::uint64_t dimension) {
    std::vector<double> x;
    for (std::uint64_t i = 0; i < dimension; ++i)
        x.push_back(unit_interval(stream.block(vector + (i / 4 << 32))[i % 4]));
    return x;
}

double target(const std::vector<double>& x) {
    return std::sin(2 * std::numbers::pi * x[0]) + x[1];
}

/// One set, by a sort of all distances.
struct NaiveSet {
    double squared_error = 0;
    double error_rate = 0;
    double nearest = 0;

    NaiveSet(const LearningTask& task, std::size_t k, std::uint64_t key, std::uint64_t set) {
        std::vector<std::vector<double>> rows;
        std::vector<double> numbers;
        for (std::uint64_t i = 0; i < task.rows; ++i) {
            rows.push_back(cube_point(RandomStream(key, 3, StreamId{0}), set * task.rows + i, task.dimension));
            const std::uint64_t vector = set * ((task.rows + 3) / 4) + i / 4;
            numbers.push_back(target(rows.back()) +
                              task.noise * helpers::naive_coordinate(Source::gaussian,
                                                                     RandomStream(key, 3, StreamId{2}), vector, i % 4));
        }
        const double tests = static_cast<double>(task.test_rows);
        for (std::uint64_t t = 0; t < task.test_rows; ++t) {
            const auto x = cube_point(RandomStream(key, 3, StreamId{1}), set * task.test_rows + t, task.dimension);
            std::vector<std::pair<double, std::size_t>> order;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                double square = 0;
                for (std::size_t c = 0; c < x.size(); ++c) square += (x[c] - rows[i][c]) * (x[c] - rows[i][c]);
                order.emplace_back(std::sqrt(square), i);
            }
            std::ranges::sort(order);
            double sum = 0;
            int above = 0;
            for (std::size_t j = 0; j < k; ++j) {
                const auto& row = rows[order[j].second];
                sum += numbers[order[j].second];
                above += row[0] + row[1] > 1 ? 1 : -1;
            }
            squared_error += std::pow(sum / static_cast<double>(k) - target(x), 2) / tests;
            error_rate += (above > 0) != (x[0] + x[1] > 1) ? 1 / tests : 0;
            nearest += order[0].first / tests;
        }
    }
};

TEST(NeighbourErrors, agree_with_a_naive_twin) {
    for (const std::size_t dimension : {2u, 3u, 10u, 50u}) {
        const LearningTask task{dimension, 61, 23, 0.4, {7, 1, 4}};
        NeighbourErrors errors(task);
        Pacer pacer([] {});
        for (const std::uint64_t set : {0u, 5u}) {
            SampleTally tally(NeighbourErrors::quantities(task), 0);
            errors.add_set(99, 3, set, pacer, tally);
            EXPECT_EQ(tally.samples(), 1u);
            for (std::size_t i = 0; i < 3; ++i) {
                const NaiveSet naive(task, task.ks[i], 99, set);
                EXPECT_NEAR(tally.moments(i).sum(1), naive.squared_error, 1e-12) << dimension << " " << task.ks[i];
                EXPECT_NEAR(tally.moments(3 + i).sum(1), naive.error_rate, 1e-12);
                EXPECT_NEAR(tally.moments(6).sum(1), naive.nearest, 1e-12);
            }
        }
    }
}

/// Where nothing is near, k neighbours are k points at random: Var f · (1 + 1/k) + σ²/k, and half of all classes.
TEST(Neighbours, learn_nothing_in_many_dimensions) {
    StudyRun run(neighbours_study(),
                 "[space]\nD = [2, 20_000]\nN = [60]\nk = [1, 10]\n[settings]\nsets = 16\nnoise = 0.5\n"
                 "test_points = 20\n");
    const double variance = run.real("squared_error_of_mean")[0];
    EXPECT_NEAR(variance, 7.0 / 12, 1e-15);
    for (const std::size_t i : {0, 1}) {
        const double k = i == 0 ? 1 : 10;
        const double lost = variance * (1 + 1 / k) + 0.25 / k;
        EXPECT_LT(run.real("squared_error")[i], 0.75 * lost);
        EXPECT_LT(run.real("error_rate")[i], 0.25);
        EXPECT_LT(std::abs(run.real("squared_error")[2 + i] - lost), 4 * run.real("squared_error_stderr")[2 + i]);
        EXPECT_LT(std::abs(run.real("error_rate")[2 + i] - 0.5), 4 * run.real("error_rate_stderr")[2 + i]);
    }
    EXPECT_LT(run.real("nearest_distance")[0], 0.2);
    EXPECT_GT(run.real("nearest_distance")[1], 0.95);
    EXPECT_LT(run.real("nearest_distance")[1], 1);
}

TEST(Neighbours, have_honest_standard_errors) {
    helpers::expect_honest_standard_errors_of_means(
        neighbours_study(), "[space]\nD = [3]\nN = [12]\nk = [3]\n[settings]\nsets = 40\ntest_points = 10\n", 40,
        {"squared_error", "error_rate", "nearest_distance"});
}

TEST(Neighbours, refuse_as_many_as_there_are) {
    const std::string rest = "[space]\nD = [3]\nN = [30, 20]\nk = [1, 20]\n[settings]\nsets = 2\n";
    try {
        StudyRun run(neighbours_study(), rest);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::job);
        EXPECT_NE(std::string(error.what()).find("k = 20 is too many for N = 20 (all points would be near); lower k"),
                  std::string::npos);
    }
}

TEST(Neighbours, yield_often) {
    StudyRun run(neighbours_study(), "[space]\nD = [100]\nN = [20_000]\n[settings]\nsets = 1\ntest_points = 500\n");
    EXPECT_GE(run.yields(), 20);
}

}  // namespace
}  // namespace orthant::dimension::neighbours_study_test
