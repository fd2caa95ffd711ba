#include "studies/dimension/nearest.hpp"

#include "dimension/naive_twin.hpp"
#include "dimension/study_run.hpp"
#include "studies/dimension/nearest_forms.hpp"
#include "studies/dimension/nearest_median.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace orthant::dimension::nearest_test {
namespace {

using helpers::StudyRun;

TEST(NearestForms, know_the_textbook) {
    const NearestLaw law{10, 500};
    EXPECT_NEAR(law.quantile(0.5), 0.5178, 5e-5);
    EXPECT_NEAR(law.mean(), 0.51097, 5e-6);
    EXPECT_NEAR(side_of_fraction(0.01, 10), 0.631, 5e-4);
    EXPECT_DOUBLE_EQ((NearestLaw{1, 1}.mean()), 0.5);
    EXPECT_DOUBLE_EQ((NearestLaw{1, 1'000'000'000}.mean()), 1 / 1'000'000'001.0);
    EXPECT_DOUBLE_EQ((NearestLaw{3, 1}.mean()), 0.75);
    EXPECT_EQ(law.quantile(0), 0);
    EXPECT_EQ(law.quantile(1), 1);
    EXPECT_EQ(side_of_fraction(0, 3), 0);
    EXPECT_EQ(side_of_fraction(1, 3), 1);
}

TEST(NearestForms, have_ratios_of_gamma) {
    for (const double x : {0.5, 1.0, 2.0, 7.5, 15.9, 16.0, 40.0})
        for (const double a : {0.0, 1e-6, 0.1, 0.5, 1.0})
            EXPECT_NEAR(gamma_ratio(x, a) / std::exp(std::lgamma(x + a) - std::lgamma(x)), 1, 1e-13) << x << " " << a;
    EXPECT_NEAR(gamma_ratio(1e9, 1) / 1e9, 1, 1e-14);
    EXPECT_NEAR(gamma_ratio(1e9, 0.5) * gamma_ratio(1e9 + 0.5, 0.5) / 1e9, 1, 1e-14);
}

TEST(NearestMedian, finds_the_cell_of_a_distance) {
    for (const NearestLaw law : {NearestLaw{1, 1}, NearestLaw{10, 500}, NearestLaw{1000, 3}})
        for (std::size_t cell = 0; cell < NearestMedian::cells; cell += 31) {
            const double r = law.quantile((static_cast<double>(cell) + 0.5) / NearestMedian::cells);
            EXPECT_EQ(NearestMedian::cells_of(law, splat(r * r))[3], static_cast<double>(cell));
        }
    EXPECT_EQ(NearestMedian::cells_of({3, 5}, splat(0.0))[0], 0);
    EXPECT_EQ(NearestMedian::cells_of({3, 5}, splat(1.0))[0], static_cast<double>(NearestMedian::cells - 1));
}

TEST(NearestMedian, of_too_few_is_not_known) {
    std::vector<std::uint64_t> counts(NearestMedian::cells);
    EXPECT_TRUE(std::isnan(NearestMedian({3, 5}, counts).estimate().value));
    EXPECT_TRUE(std::isnan(NearestMedian({3, 5}, counts).resolution()));
    counts[700] = 1;
    EXPECT_TRUE(std::isnan(NearestMedian({3, 5}, counts).estimate().standard_error));
    EXPECT_DOUBLE_EQ(NearestMedian({3, 5}, counts).estimate().value, (NearestLaw{3, 5}.quantile(700.5 / 1024)));
}

TEST(Nearest, agrees_with_the_closed_forms_in_all_dimensions) {
    StudyRun run(nearest(),
                 "seed = 2\n[space]\nD = [1, 2, 3, 10, 50, 100, 1000]\nN = [1, 20]\nfraction = [0.01, 0.5]\n"
                 "[settings]\nsets = 3_000\n");
    for (std::size_t p = 0; p < 14; ++p) {
        EXPECT_LT(std::abs(run.z("median_distance", p)), 4) << p;
        EXPECT_LT(std::abs(run.z("mean_distance", p)), 4) << p;
        for (const std::size_t f : {0, 1}) EXPECT_LT(std::abs(run.z("share_inside", 2 * p + f)), 4) << p << " " << f;
        EXPECT_EQ(run.integer("sets_drawn")[p], 3000);
    }
}

TEST(Nearest, agrees_with_a_naive_twin) {
    for (const std::uint64_t dimension : {1u, 4u, 7u, 50u}) {
        const study::Entry entry = nearest();
        const std::string text = "study = \"dimension.nearest\"\nseed = 6\n[space]\nD = [" + std::to_string(dimension) +
                                 "]\nN = [11]\nfraction = [0.2]\n[settings]\nsets = 101\n";
        const job::Catalogue catalogue{[&](std::string_view) { return &entry.schema; }, {entry.schema.study}};
        const job::Job job = job::parse_job("job.toml", text, {}, catalogue);
        const std::uint64_t key = job::Space(job).point(0).key();
        StudyRun run(entry, text.substr(text.find('\n') + 1));
        std::vector<double> distances;
        int inside = 0;
        const double side = std::pow(0.2, 1.0 / static_cast<double>(dimension));
        for (std::uint64_t task = 0; task < run.tasks(); ++task) {
            const std::uint64_t sets = std::min<std::uint64_t>(16, 101 - task * 16);
            for (std::uint64_t s = 0; s < sets; ++s) {
                double least = 1;
                for (std::uint64_t i = 0; i < 11; ++i) {
                    const auto x = helpers::naive_vector(Source::ball, dimension, RandomStream(key, task, StreamId{0}),
                                                         s * 11 + i);
                    least = std::min(least, std::sqrt(helpers::naive_dot(x, x)));
                    double reach = 0;
                    for (std::uint64_t c = 0; c < dimension; ++c) {
                        const auto words = RandomStream(key, task, StreamId{1}).block(s * 11 + i + (c / 4 << 32));
                        reach = std::max(reach, 2 * std::abs(unit_interval(words[c % 4]) - 0.5));
                    }
                    inside += reach <= side ? 1 : 0;
                }
                distances.push_back(least);
            }
        }
        ASSERT_EQ(distances.size(), 101u);
        double mean = 0;
        for (const double distance : distances) mean += distance / 101;
        std::ranges::sort(distances);
        EXPECT_NEAR(run.real("mean_distance")[0], mean, 1e-12 * mean);
        EXPECT_NEAR(run.real("median_distance")[0], distances[50], run.real("median_resolution")[0]);
        EXPECT_DOUBLE_EQ(run.real("share_inside")[0], inside / 1111.0);
    }
}

TEST(Nearest, has_honest_standard_errors) {
    constexpr int seeds = 1000;
    const std::vector<std::string> names{"median_distance", "mean_distance", "share_inside"};
    std::map<std::string, std::vector<double>> z;
    for (int seed = 1; seed <= seeds; ++seed) {
        StudyRun run(nearest(), "seed = " + std::to_string(seed) +
                                    "\n[space]\nD = [3]\nN = [2]\nfraction = [0.3]\n[settings]\nsets = 3_000\n");
        for (const std::string& name : names) z[name].push_back(run.z(name, 0));
    }
    for (const std::string& name : names) {
        const helpers::Spread spread =
            helpers::spread_over_seeds(seeds, [&](int seed) { return z[name][static_cast<std::size_t>(seed - 1)]; });
        EXPECT_LT(std::abs(spread.mean), 4 / std::sqrt(1.0 * seeds)) << name;
        EXPECT_GT(spread.deviation, 0.93) << name;
        EXPECT_LT(spread.deviation, 1.07) << name;
    }
}

TEST(Nearest, yields_often_where_dimensions_are_many) {
    StudyRun run(nearest(), "[space]\nD = [100_000]\nN = [8]\n[settings]\nsets = 8\n");
    EXPECT_GE(run.yields(), 2 * 64u * 100'000 / (1u << 18) - 2);
}

TEST(Nearest, refuses_damaged_records) {
    const study::Entry entry = nearest();
    const job::Catalogue catalogue{[&](std::string_view) { return &entry.schema; }, {entry.schema.study}};
    const job::Job job = job::parse_job(
        "job.toml", "study = \"dimension.nearest\"\n[space]\nD = [3]\nN = [5]\n[settings]\nsets = 9\n", {}, catalogue);
    const auto study = entry.open(job);
    const job::Point point = job::Space(job).point(0);
    test::CountingContext context;
    ByteWriter record;
    study->compute(point, 0, context, record);
    EXPECT_NO_THROW(study->reduction(point)->add(record.view()));
    for (std::size_t length = 0; length < record.size(); ++length)
        EXPECT_THROW(study->reduction(point)->add(record.view().first(length)), MalformedBytes) << length;
    record.put(std::uint8_t{0});
    EXPECT_THROW(study->reduction(point)->add(record.view()), MalformedBytes);
}

TEST(Nearest, goes_on_until_it_is_precise) {
    StudyRun run(nearest(), "[space]\nD = [10]\nN = [5]\n[settings]\nsets = 100\ntarget_stderr = 0.002\n");
    EXPECT_LE(run.real("median_distance_stderr")[0], 0.002);
    EXPECT_GT(run.integer("sets_drawn")[0], 100);
}

}  // namespace
}  // namespace orthant::dimension::nearest_test
