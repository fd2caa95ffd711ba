#include "studies/dimension/hubness.hpp"

#include "base/error.hpp"
#include "dimension/naive_twin.hpp"
#include "dimension/study_run.hpp"
#include "studies/dimension/hub_counts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace orthant::dimension::hubness_test {
namespace {

using helpers::StudyRun;
using testing::HasSubstr;

double naive_distance(const std::string& metric, const std::vector<double>& a, const std::vector<double>& b) {
    double squares = 0, sizes = 0, most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = std::abs(a[i] - b[i]);
        squares += x * x;
        sizes += x;
        most = std::max(most, x);
    }
    if (metric == "cosine")
        return 1 - helpers::naive_dot(a, b) / std::sqrt(helpers::naive_dot(a, a) * helpers::naive_dot(b, b));
    return metric == "euclidean" ? squares : metric == "manhattan" ? sizes : most;
}

/// N_k of every row, by sorting all distances.
std::vector<double> naive_occurrences(const std::string& metric, const std::vector<std::vector<double>>& rows,
                                      std::size_t k) {
    std::vector<double> counts(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<std::pair<double, std::size_t>> others;
        for (std::size_t j = 0; j < rows.size(); ++j)
            if (j != i) others.emplace_back(naive_distance(metric, rows[i], rows[j]), j);
        std::ranges::sort(others);
        for (std::size_t n = 0; n < k; ++n) ++counts[others[n].second];
    }
    return counts;
}

std::uint64_t key_of(const std::string& settings) {
    const study::Entry entry = hubness();
    const job::Catalogue catalogue{[&](std::string_view) { return &entry.schema; }, {entry.schema.study}};
    const job::Job job = job::parse_job("job.toml", "study = \"dimension.hubness\"\n" + settings, {}, catalogue);
    return job::Space(job).point(0).key();
}

void expect_like_naive(Source source, const std::string& metric, std::size_t dimension) {
    const std::size_t points = 500;
    const std::string settings =
        "seed = 7\n[space]\nk = [10, 1, 3]\n[settings]\nsets = 2\nmost_occurrences = 12\nN = " +
        std::to_string(points) + "\nD = " + std::to_string(dimension) + "\nsource = \"" +
        source_names()[static_cast<std::size_t>(source)] + "\"\nmetric = \"" + metric + "\"\n";
    StudyRun run(hubness(), settings);
    EXPECT_EQ(run.tasks(), 2u);
    const std::uint64_t key = key_of(settings);
    const std::vector<std::size_t> asked{10, 1, 3};
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto k = static_cast<double>(asked[i]);
        std::vector<double> skewness, antihubs, robin_hood, largest, share_of_3, share_of_most;
        for (std::uint64_t set = 0; set < 2; ++set) {
            std::vector<std::vector<double>> rows;
            for (std::uint64_t row = 0; row < points; ++row)
                rows.push_back(helpers::naive_vector(source, dimension, RandomStream(key, set, StreamId{0}), row));
            const std::vector<double> counts = naive_occurrences(metric, rows, asked[i]);
            double m2 = 0, m3 = 0, moved = 0;
            for (const double count : counts) {
                m2 += std::pow(count - k, 2) / points;
                m3 += std::pow(count - k, 3) / points;
                moved += std::abs(count - k) / 2 / (points * k);
            }
            skewness.push_back(m3 / std::pow(m2, 1.5));
            antihubs.push_back(static_cast<double>(std::ranges::count(counts, 0)) / points);
            robin_hood.push_back(moved);
            largest.push_back(*std::ranges::max_element(counts));
            share_of_3.push_back(static_cast<double>(std::ranges::count(counts, 3)) / points);
            share_of_most.push_back(
                static_cast<double>(std::ranges::count_if(counts, [](double n) { return n >= 12; })) / points);
        }
        const auto expect = [&](const std::string& name, std::size_t cell, const std::vector<double>& of) {
            EXPECT_NEAR(run.real(name)[cell], (of[0] + of[1]) / 2, 1e-12) << name << metric << dimension;
            const double least = name.ends_with("_share") ? std::sqrt(0.5) / (2 * points) : 0;
            EXPECT_NEAR(run.real(name + "_stderr")[cell], std::max(std::abs(of[0] - of[1]) / 2, least), 1e-7) << name;
        };
        expect("skewness", i, skewness);
        expect("antihub_share", i, antihubs);
        expect("robin_hood", i, robin_hood);
        expect("largest", i, largest);
        expect("occurrence_share", i * 13 + 3, share_of_3);
        expect("occurrence_share", i * 13 + 12, share_of_most);
    }
}

TEST(Hubness, equals_a_sort_of_all_distances) {
    expect_like_naive(Source::cube, "euclidean", 1);
    expect_like_naive(Source::gaussian, "euclidean", 20);
    expect_like_naive(Source::sphere, "cosine", 7);
    expect_like_naive(Source::ball, "manhattan", 5);
    expect_like_naive(Source::cube, "chebyshev", 3);
}

/// In one dimension the nearest other is the one before or behind in order.
TEST(Hubness, puts_a_set_together_from_several_tasks) {
    const std::string settings = "[space]\nk = 1\n[settings]\nsets = 1\nN = 30_000\nD = 1\nsource = \"cube\"\n";
    StudyRun run(hubness(), settings);
    EXPECT_EQ(run.tasks(), 3u);
    const RandomStream stream(key_of(settings), 0, StreamId{0});
    std::vector<std::pair<double, std::size_t>> rows;
    for (std::size_t i = 0; i < 30'000; ++i)
        rows.emplace_back(helpers::naive_coordinate(Source::cube, stream, i, 0), i);
    std::ranges::sort(rows);
    std::vector<double> counts(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<std::pair<double, std::size_t>> others;
        for (std::size_t j = std::max<std::size_t>(i, 3) - 3; j < std::min(i + 4, rows.size()); ++j)
            if (j != i) others.emplace_back(std::abs(rows[i].first - rows[j].first), rows[j].second);
        ++counts[std::ranges::min_element(others)->second];
    }
    for (std::size_t n = 0; n < 4; ++n)
        EXPECT_EQ(run.real("occurrence_share")[n],
                  static_cast<double>(std::ranges::count(counts, static_cast<double>(n))) / 30'000);
}

/// Radovanović, Nanopoulos and Ivanović 2010: hardly skewed at D = 3, strongly at D = 100 (10,000 points there).
TEST(Hubness, grows_with_dimensions) {
    StudyRun run(hubness(), "seed = 3\n[space]\nD = [3, 20, 100]\nN = 2000\nk = 10\n[settings]\nsets = 3\n");
    const std::vector<double>& skewness = run.real("skewness");
    EXPECT_LT(std::abs(skewness[0]), 0.5);
    EXPECT_GT(skewness[1], 1.5);
    EXPECT_GT(skewness[2], 3.5);
    for (std::size_t p = 0; p < 3; ++p) {
        double all = 0, weighted = 0;
        for (std::size_t n = 0; n <= 100; ++n) {
            all += run.real("occurrence_share")[p * 101 + n];
            weighted += static_cast<double>(n) * run.real("occurrence_share")[p * 101 + n];
        }
        EXPECT_NEAR(all, 1, 1e-12);
        EXPECT_LE(weighted, 10 + 1e-9);
        EXPECT_EQ(run.real("antihub_share")[p], run.real("occurrence_share")[p * 101]);
    }
    EXPECT_GT(run.yields(), 3u);
}

TEST(Hubness, of_one_set_has_no_standard_error_and_of_equal_counts_no_skewness) {
    StudyRun run(hubness(), "[space]\nD = 4\nN = 6\nk = [5, 2]\n[settings]\nsets = 1\n");
    EXPECT_TRUE(std::isnan(run.real("skewness")[0]));
    EXPECT_EQ(run.integer("undefined_skewness"), (std::vector<std::int64_t>{1, 0}));
    EXPECT_EQ(run.real("largest")[0], 5);
    EXPECT_EQ(run.real("robin_hood")[0], 0);
    EXPECT_TRUE(std::isfinite(run.real("skewness")[1]));
    EXPECT_TRUE(std::isnan(run.real("skewness_stderr")[1]));
}

TEST(Hubness, runs_on_by_whole_sets_until_it_is_precise) {
    const std::string job = "[space]\nD = 10\nN = 1000\nk = 5\n[settings]\nsets = 3\ntarget_result = \"robin_hood\"\n";
    StudyRun run(hubness(), job + "target_stderr = 0.001\n");
    EXPECT_LE(run.real("robin_hood_stderr")[0], 0.001);
    EXPECT_GT(run.integer("sets_drawn")[0], 3);
    EXPECT_EQ(run.tasks(), static_cast<std::uint64_t>(run.integer("sets_drawn")[0]));
    StudyRun capped(hubness(), job + "target_stderr = 1e-9\nmost_sets = 7\n");
    EXPECT_EQ(capped.status()[0], study::PointStatus::capped);
    EXPECT_EQ(capped.integer("sets_drawn")[0], 7);
}

TEST(Hubness, refuses_sets_with_too_few_others) {
    try {
        StudyRun run(hubness(), "[space]\nD = 4\nN = [20, 10]\nk = [1, 10]\n");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::job);
        EXPECT_THAT(error.what(), HasSubstr("k = 10 is more than the others there are (a set has N = 10 points); "
                                            "lower k, or raise N"));
    }
}

}  // namespace
}  // namespace orthant::dimension::hubness_test
