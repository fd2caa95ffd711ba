#include "studies/dimension/intrinsic.hpp"

#include "dimension/naive_twin.hpp"
#include "dimension/result_spreads.hpp"
#include "dimension/study_run.hpp"
#include "neighbours/nearest.hpp"
#include "studies/dimension/intrinsic_tally.hpp"
#include "studies/dimension/manifolds.hpp"
#include "studies/dimension/ready_set.hpp"
#include "studies/dimension/two_nn.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace orthant::dimension::intrinsic_test {
namespace {

using helpers::StudyRun;

/// All distances, sorted, and the formulas as they are printed.
struct NaiveEstimates {
    double levina_bickel = 0;
    double mackay_ghahramani = 0;
    double two_nn = 0;

    NaiveEstimates(const std::vector<std::vector<double>>& rows, std::size_t k, double discard) {
        const double n = static_cast<double>(rows.size());
        std::vector<double> ratios;
        double inverses = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::vector<double> distances;
            for (std::size_t other = 0; other < rows.size(); ++other) {
                double sum = 0;
                for (std::size_t c = 0; c < rows[i].size(); ++c) sum += std::pow(rows[i][c] - rows[other][c], 2);
                if (other != i) distances.push_back(std::sqrt(sum));
            }
            std::ranges::sort(distances);
            double logs = 0;
            for (std::size_t j = 0; j + 1 < k; ++j) logs += std::log(distances[k - 1] / distances[j]);
            levina_bickel += 1 / (logs / static_cast<double>(k - 1)) / n;
            inverses += logs / static_cast<double>(k - 1) / n;
            ratios.push_back(distances[1] / distances[0]);
        }
        mackay_ghahramani = 1 / inverses;
        std::ranges::sort(ratios);
        double xy = 0, xx = 0;
        const std::size_t kept = std::min(rows.size() - static_cast<std::size_t>(discard * n), rows.size() - 1);
        for (std::size_t i = 0; i < kept; ++i) {
            const double x = std::log(ratios[i]);
            xy += x * -std::log(1 - static_cast<double>(i + 1) / n);
            xx += x * x;
        }
        two_nn = xy / xx;
    }
};

std::uint64_t first_key(const study::Entry& entry, const std::string& text) {
    const job::Catalogue catalogue{[&](std::string_view) { return &entry.schema; }, {entry.schema.study}};
    const job::Job job = job::parse_job("job.toml", text, {}, catalogue);
    return job::Space(job).point(0).key();
}

TEST(Intrinsic, agrees_with_a_naive_twin) {
    for (const std::string d : {"1", "3", "10", "50"}) {
        const std::string job = "seed = 4\n[space]\nk = [3, 5, 11]\n[settings]\nmanifold = \"gaussian\"\nd = " + d +
                                "\nN = 150\nsets = 3\ndiscard = 0.13\n";
        StudyRun run(intrinsic(), job);
        const std::uint64_t key = first_key(intrinsic(), "study = \"dimension.intrinsic\"\n" + job);
        for (const std::size_t k : {0, 1, 2}) {
            double levina_bickel = 0, mackay_ghahramani = 0, two_nn = 0;
            for (std::uint64_t set = 0; set < 3; ++set) {
                std::vector<std::vector<double>> rows;
                for (std::uint64_t i = 0; i < 150; ++i)
                    rows.push_back(
                        helpers::naive_vector(Source::gaussian, std::stoul(d), RandomStream(key, set, StreamId{0}), i));
                const NaiveEstimates naive(rows, std::vector<std::size_t>{3, 5, 11}[k], 0.13);
                levina_bickel += naive.levina_bickel / 3;
                mackay_ghahramani += naive.mackay_ghahramani / 3;
                two_nn += naive.two_nn / 3;
            }
            EXPECT_NEAR(run.real("levina_bickel")[k], levina_bickel, 1e-12 * levina_bickel) << d << " " << k;
            EXPECT_NEAR(run.real("mackay_ghahramani")[k], mackay_ghahramani, 1e-12 * mackay_ghahramani);
            EXPECT_NEAR(run.real("two_nn")[0], two_nn, 1e-12 * two_nn);
        }
        EXPECT_EQ(run.real("true_dimension")[0], std::stod(d));
        EXPECT_EQ(run.integer("points")[0], 450);
        EXPECT_EQ(run.integer("duplicates")[0], 0);
    }
}

/// 9.7 on a Gaussian, 8.7 in a cube.
TEST(Intrinsic, is_biased_low_by_as_much_as_is_known) {
    StudyRun run(intrinsic(),
                 "[space]\nmanifold = [\"gaussian\", \"cube\"]\n[settings]\nd = 10\nN = 5_000\nsets = 4\n");
    EXPECT_NEAR(run.real("two_nn")[0], 9.7, 0.15);
    EXPECT_NEAR(run.real("two_nn")[1], 8.7, 0.15);
}

TEST(Intrinsic, sees_through_curves_and_columns) {
    StudyRun roll(intrinsic(), "[space]\nmanifold = [\"swiss_roll\"]\nk = [20]\nD = [0, 200]\n[settings]\nN = 2000\n");
    StudyRun sphere(intrinsic(),
                    "[space]\nmanifold = [\"sphere\"]\nk = [20]\nD = [0, 200]\nd = [3]\n[settings]\nN = 2000\n");
    for (const std::size_t p : {0, 1}) {
        EXPECT_NEAR(roll.real("two_nn")[p], 2, 0.1);
        EXPECT_NEAR(roll.real("mackay_ghahramani")[p], 2, 0.1);
        EXPECT_EQ(roll.real("true_dimension")[p], 2);
        EXPECT_NEAR(sphere.real("two_nn")[p], 3, 0.15);
        EXPECT_NEAR(sphere.real("mackay_ghahramani")[p], 3, 0.15);
    }
}

TEST(Intrinsic, has_honest_standard_errors) {
    helpers::expect_honest_standard_errors_of_means(
        intrinsic(), "[space]\nmanifold = [\"cube\"]\nk = [8]\n[settings]\nd = 3\nN = 30\nsets = 40\n", 40,
        {"levina_bickel", "mackay_ghahramani", "two_nn"});
}

TEST(Intrinsic, of_one_set_has_no_standard_error) {
    StudyRun run(intrinsic(), "[space]\nmanifold = [\"cube\"]\n[settings]\nd = 3\nN = 20\nsets = 1\n");
    EXPECT_FALSE(std::isnan(run.real("two_nn")[0]));
    EXPECT_TRUE(std::isnan(run.real("two_nn_stderr")[0]));
    EXPECT_TRUE(std::isnan(run.real("levina_bickel_stderr")[0]));
}

job::Job job_of(const study::Entry& entry, const std::string& text) {
    const job::Catalogue catalogue{[&](std::string_view) { return &entry.schema; }, {entry.schema.study}};
    return job::parse_job("job.toml", "study = \"dimension.intrinsic\"\n" + text, {}, catalogue);
}

TEST(Intrinsic, refuses_damaged_records) {
    const study::Entry entry = intrinsic();
    const job::Job job = job_of(entry, "[space]\nN = [30]\nk = [3]\n[settings]\nmanifold = \"cube\"\nd = 2\n");
    const auto study = entry.open(job);
    const job::Point point = job::Space(job).point(0);
    test::CountingContext context;
    ByteWriter record;
    study->compute(point, 0, context, record);
    EXPECT_NO_THROW(study->reduction(point)->add(record.view()));
    record.put(std::uint8_t{0});
    EXPECT_THROW(study->reduction(point)->add(record.view()), MalformedBytes);
    EXPECT_THROW(study->reduction(point)->add(record.view().first(20)), MalformedBytes);
}

/// A set of several blocks is what one would have made of it.
TEST(Intrinsic, puts_blocks_together) {
    const std::string text = "[space]\nmanifold = [\"cube\"]\nk = [6]\n[settings]\nd = 2\nN = 30_000\nsets = 1\n";
    StudyRun run(intrinsic(), text);
    EXPECT_GT(run.tasks(), 1u);
    const study::Entry entry = intrinsic();
    const job::Job job = job_of(entry, text);
    Pacer pacer([] {});
    const auto rows = draw_manifold({Manifold::cube, 2}, 30'000, job::Space(job).point(0).key(), 0, pacer);
    ReadySet ready;
    const neighbours::Reference& reference = ready.reference({0, 0}, neighbours::Measure{}, rows.view(), [] {});
    std::vector<std::uint32_t> own(30'000);
    std::iota(own.begin(), own.end(), std::uint32_t{0});
    const auto lists = neighbours::nearest(reference, {rows.view(), own, neighbours::Own::left_out}, 6, [] {});
    IntrinsicTally tally({6});
    DistanceLogs logs(6);
    for (std::size_t i = 0; i < own.size(); ++i) {
        ASSERT_TRUE(logs.take(lists.of(i)));
        tally.add(logs);
    }
    EXPECT_NEAR(run.real("levina_bickel")[0], tally.levina_bickel(0), 1e-13);
    EXPECT_NEAR(run.real("mackay_ghahramani")[0], tally.mackay_ghahramani(0), 1e-13);
    EXPECT_EQ(run.real("two_nn")[0], two_nn_dimension(tally.log_ratios(), 0.1));
    EXPECT_NEAR(run.real("two_nn")[0], 2, 0.05);
}

TEST(Intrinsic, makes_the_same_records_in_any_order) {
    const study::Entry entry = intrinsic();
    const job::Job job =
        job_of(entry, "[space]\nN = [300]\nk = [3]\n[settings]\nmanifold = \"cube\"\nd = 2\nsets = 3\n");
    const job::Point point = job::Space(job).point(0);
    test::CountingContext context;
    const auto records = [&](std::vector<std::uint64_t> tasks) {
        const auto study = entry.open(job);
        std::vector<Bytes> all(3);
        for (const std::uint64_t task : tasks) {
            ByteWriter record;
            study->compute(point, task, context, record);
            all[task] = record.take();
        }
        return all;
    };
    EXPECT_EQ(records({0, 1, 2}), records({2, 0, 0, 1}));
}

/// A grid of whole numbers: all of a row's neighbours are equally far.
TEST(Intrinsic, counts_points_that_say_nothing) {
    std::string csv = "a,b\n";
    for (int a = 0; a < 10; ++a)
        for (int b = 0; b < 10; ++b) csv += std::to_string(a) + "," + std::to_string(b) + "\n";
    csv += "4,7\n4,7\n";
    StudyRun run(intrinsic(), "[data]\nfile = \"table.csv\"\n[space]\nmanifold = [\"data\"]\nk = [2, 5]\n",
                 {{"table.csv", csv}});
    EXPECT_EQ(run.integer("points")[0], 99);
    EXPECT_EQ(run.integer("duplicates")[0], 3);
    EXPECT_EQ(run.integer("equidistant")[0], 99);
    EXPECT_LT(run.integer("equidistant")[1], 99);
    EXPECT_TRUE(std::isnan(run.real("levina_bickel")[0]));
    EXPECT_FALSE(std::isnan(run.real("levina_bickel")[1]));
    EXPECT_TRUE(std::isnan(run.real("two_nn")[0]));
    EXPECT_TRUE(std::isnan(run.real("true_dimension")[0]));
    EXPECT_EQ(run.integer("sets_left_out")[0], 1);
}

TEST(Intrinsic, takes_rows_of_data) {
    std::string csv = "a,b,c\n";
    for (std::uint64_t i = 0; i < 300; ++i) {
        const auto x = helpers::naive_vector(Source::gaussian, 2, RandomStream(1, 2, StreamId{3}), i);
        csv += std::to_string(x[0]) + "," + std::to_string(x[1]) + "," + std::to_string(x[0] - 2 * x[1]) + "\n";
    }
    StudyRun run(intrinsic(),
                 "[data]\nfile = \"table.csv\"\n[space]\nmanifold = [\"data\"]\nN = [0, 300, 150]\n[settings]\n"
                 "sets = 7\nk = 20\n",
                 {{"table.csv", csv}});
    EXPECT_EQ(run.integer("points")[0], 300) << "all rows make one set";
    EXPECT_EQ(run.real("two_nn")[0], run.real("two_nn")[1]);
    EXPECT_EQ(run.integer("points")[2], 7 * 150);
    EXPECT_TRUE(std::isnan(run.real("two_nn_stderr")[0]));
    EXPECT_GT(run.real("two_nn_stderr")[2], 0);
    for (const std::size_t p : {0, 1, 2}) EXPECT_NEAR(run.real("mackay_ghahramani")[p], 2, 0.25);
}

}  // namespace
}  // namespace orthant::dimension::intrinsic_test
