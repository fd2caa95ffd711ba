#include "studies/knn/bias_variance.hpp"

#include "base/error.hpp"
#include "knn/bias_variance_job.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace orthant::knn::bias_variance_test {
namespace {

using testing::HasSubstr;

const std::string sine = R"(
[space]
k = [5, 10, 20]
[settings]
problem = "sine"
N = 60
noise_level = 0.2
inputs = "fixed"
training_sets = 192
test_points = 30
)";

const std::string gaussians = R"(
[space]
k = [5, 9, 15]
[settings]
problem = "two_gaussians"
N = 40
D = 2
noise_level = 0.05
inputs = "fixed"
training_sets = 192
test_points = 30
)";

/// (estimate − closed form) / standard error for every seed, summarised.
struct Deviations {
    double sum = 0;
    double squares = 0;
    int count = 0;

    void add(double z) {
        sum += z;
        squares += z * z;
        ++count;
    }
    double mean() const { return sum / count; }
    double sd() const { return std::sqrt(squares / count - mean() * mean()); }
};

void expect_honest_errors(const std::string& text, int seeds) {
    std::map<std::string, Deviations> deviations;
    for (int seed = 1; seed <= seeds; ++seed) {
        study::ResultTable table = BiasVarianceJob("seed = " + std::to_string(seed) + text).run();
        study::ResultRow row = table.row(0);
        for (const std::string name : {"bias2", "variance", "total"})
            for (std::size_t i = 0; i < 3; ++i) {
                const double error = row.real(name + "_stderr")[i];
                ASSERT_GT(error, 0);
                deviations[name + " " + std::to_string(i)].add((row.real(name)[i] - row.real(name + "_exact")[i]) /
                                                               error);
            }
    }
    for (const auto& [what, z] : deviations) {
        EXPECT_NEAR(z.mean(), 0, 0.25) << what;
        EXPECT_GT(z.sd(), 0.93) << what;
        EXPECT_LT(z.sd(), 1.07) << what;
    }
}

TEST(BiasVariance, has_honest_standard_errors_of_numbers) {
    expect_honest_errors(sine, 1000);
}

TEST(BiasVariance, has_honest_standard_errors_of_classes) {
    expect_honest_errors(gaussians, 1000);
}

TEST(BiasVariance, agrees_with_the_closed_forms) {
    for (const std::string& text : {sine, gaussians}) {
        study::ResultTable table = BiasVarianceJob(text).run();
        study::ResultRow row = table.row(0);
        for (const std::string name : {"bias2", "variance", "total"})
            for (std::size_t i = 0; i < 3; ++i)
                EXPECT_LT(std::abs(row.real(name)[i] - row.real(name + "_exact")[i]), 4 * row.real(name + "_stderr")[i])
                    << name << " " << i;
    }
}

/// Where all rows are neighbours the prediction is the mean of all targets: bias² is f(x)², variance (Var f + σ²)/N.
TEST(BiasVariance, of_random_inputs_is_known_where_k_is_N) {
    study::ResultTable table = BiasVarianceJob(R"(
[space]
k = [50]
[settings]
problem = "sine"
N = 50
noise_level = 0.6
training_sets = 2000
test_points = 100
)")
                                   .run();
    study::ResultRow row = table.row(0);
    EXPECT_LT(std::abs(row.real("variance")[0] - (0.5 + 0.36) / 50), 4 * row.real("variance_stderr")[0]);
    EXPECT_LT(std::abs(row.real("bias2")[0] - 0.5), 4 * row.real("bias2_points_stderr")[0]);
    EXPECT_DOUBLE_EQ(row.real("noise")[0], 0.36);
    EXPECT_NEAR(row.real("total")[0], row.real("bias2")[0] + row.real("variance")[0] + 0.36, 1e-14);
    EXPECT_EQ(row.integer("k_best")[0], 50);
}

/// With one neighbour of many in one dimension nothing but noise is left: bias² goes to 0, variance to σ².
TEST(BiasVariance, of_random_inputs_goes_to_the_noise_where_rows_are_many) {
    study::ResultTable table = BiasVarianceJob(R"(
[space]
k = [1, 10]
[settings]
problem = "sine"
N = 5000
noise_level = 0.5
training_sets = 400
test_points = 50
)")
                                   .run();
    study::ResultRow row = table.row(0);
    EXPECT_LT(row.real("bias2")[0], 0.001);
    EXPECT_LT(std::abs(row.real("variance")[0] - 0.25), 4 * row.real("variance_stderr")[0] + 0.001);
    EXPECT_LT(std::abs(row.real("variance")[1] - 0.025), 4 * row.real("variance_stderr")[1] + 0.001);
}

TEST(BiasVariance, is_a_curve_with_its_minimum_where_theory_says) {
    study::ResultTable table = BiasVarianceJob(R"(
[space]
k = { from = 1, to = 40 }
[settings]
problem = "sine"
N = 100
noise_level = 0.3
inputs = "fixed"
test_points = 200
)")
                                   .run();
    study::ResultRow row = table.row(0);
    const auto total = row.real("total");
    const std::int64_t best = row.integer("k_best")[0];
    EXPECT_GT(best, 2);
    EXPECT_LT(best, 20);
    EXPECT_LE(std::abs(best - row.integer("k_best_exact")[0]), 2);
    EXPECT_GT(total[0], 1.3 * total[static_cast<std::size_t>(best - 1)]);
    EXPECT_GT(total[39], 1.3 * total[static_cast<std::size_t>(best - 1)]);
    EXPECT_EQ(std::ranges::min_element(total) - total.begin(), best - 1);
    EXPECT_TRUE(std::ranges::is_sorted(row.real("variance_exact"), std::greater{}));
}

TEST(BiasVariance, adds_up_to_the_expected_share_of_wrong_predictions) {
    study::ResultTable table = BiasVarianceJob(R"(
[space]
k = [1, 2, 15]
problem = ["disc", "squares", "two_gaussians"]
[settings]
D = 3
N = 60
noise_level = 0.1
training_sets = 50
test_points = 80
)")
                                   .run();
    for (std::uint64_t p = 0; p < 3; ++p) {
        study::ResultRow row = table.row(p);
        for (std::size_t i = 0; i < 3; ++i) {
            const double total = row.real("total")[i];
            EXPECT_NEAR(row.real("bias2")[i] + row.real("variance")[i] + row.real("noise")[i], total, 1e-14);
            EXPECT_NEAR(
                row.real("domingos_bias")[i] + row.real("domingos_net_variance")[i] + row.real("domingos_net_noise")[i],
                total, 1e-14);
            EXPECT_GT(total, 0.1);
            EXPECT_LT(total, 0.5);
        }
    }
}

TEST(BiasVariance, suffers_from_columns_that_tell_nothing) {
    study::ResultTable table = BiasVarianceJob(R"(
[space]
k = [5]
D = [0, 20]
[settings]
problem = "friedman1"
N = 300
noise_level = 1
training_sets = 30
)")
                                   .run();
    EXPECT_GT(table.row(1).real("bias2")[0], 1.5 * table.row(0).real("bias2")[0]);
}

TEST(BiasVariance, keeps_the_order_of_k_in_the_job) {
    const auto run = [](const std::string& ks) {
        return BiasVarianceJob("[space]\nk = " + ks +
                               "\n[settings]\nproblem = \"linear\"\nN = 30\n"
                               "noise_level = 0.1\ntraining_sets = 8\ntest_points = 10\n")
            .run();
    };
    study::ResultTable rising = run("[2, 9, 20]");
    study::ResultTable mixed = run("[20, 2, 9]");
    EXPECT_EQ(rising.row(0).real("total")[0], mixed.row(0).real("total")[1]);
    EXPECT_EQ(rising.row(0).real("total")[1], mixed.row(0).real("total")[2]);
    EXPECT_EQ(rising.row(0).real("total")[2], mixed.row(0).real("total")[0]);
    EXPECT_EQ(rising.row(0).integer("k_best")[0], mixed.row(0).integer("k_best")[0]);
}

TEST(BiasVariance, fills_every_result_and_uses_no_name_twice) {
    for (const std::string& text : {sine, gaussians}) {
        BiasVarianceJob job(text);
        study::ResultTable table = job.run();
        std::set<std::string> names;
        for (const job::Parameter& parameter : bias_variance().schema.parameters) names.insert(parameter.name);
        for (const auto& variable : table.variables()) {
            EXPECT_TRUE(names.insert(variable.result.name).second) << variable.result.name;
            if (const auto* reals = std::get_if<std::vector<double>>(&variable.values))
                for (const double value : *reals) EXPECT_TRUE(std::isfinite(value)) << variable.result.name;
            else
                EXPECT_GE(std::get<std::vector<std::int64_t>>(variable.values)[0], 1) << variable.result.name;
        }
    }
}

TEST(BiasVariance, records_depend_on_nothing_but_point_and_task) {
    for (const std::string& text : {sine, gaussians}) {
        BiasVarianceJob job(text);
        const Bytes last = job.record(63);
        const Bytes first = job.record(0);
        EXPECT_EQ(job.record(63), last);
        EXPECT_EQ(BiasVarianceJob(text).record(0), first);
        EXPECT_NE(BiasVarianceJob("seed = 2" + text).record(0), first);
        EXPECT_NEAR(static_cast<double>(last.size()) / static_cast<double>(job.study().record_bytes(job.point())), 1,
                    0.6);
    }
}

TEST(BiasVariance, yields_and_lets_a_stop_pass) {
    struct StoppingContext final : study::TaskContext {
        void yield() override { throw study::TaskStopped{}; }
        void offer_checkpoint(const std::function<void(ByteWriter&)>&) override {}
        std::optional<ByteView> restored() override { return std::nullopt; }
    } context;
    BiasVarianceJob job(sine);
    ByteWriter record;
    EXPECT_THROW(job.study().compute(job.point(), 0, context, record), study::TaskStopped);
    EXPECT_EQ(record.size(), 0u);
    CountingContext counting;
    job.study().compute(job.point(), 1, counting, record);
    EXPECT_GE(counting.yields(), 3);
}

void expect_refused(const std::string& text, const std::string& message) {
    try {
        BiasVarianceJob job(text);
        FAIL() << message;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::job);
        EXPECT_THAT(error.what(), HasSubstr(message));
    }
}

TEST(BiasVariance, refuses_what_does_not_fit_together) {
    const std::string settings = "[space]\nk = [1, 60]\n[settings]\n";
    expect_refused(settings + "problem = \"sine\"\nN = 50\n", "k = 60 is above N = 50");
    expect_refused("[space]\nk = [201]\n[settings]\nproblem = \"sine\"\n", "k = 201 is above N = 200");
    expect_refused("[space]\nk = 1\nproblem = [\"sine\", \"disc\"]\n",
                   "problem has numbers (sine) and classes (disc) to predict");
    expect_refused("[space]\nk = 1\nproblem = [\"disc\", \"sine\"]\n",
                   "problem has numbers (sine) and classes (disc) to predict");
    expect_refused("[space]\nk = 1\nproblem = [\"disc\", \"data\"]\n", "\"data\" stands beside others");
    expect_refused(settings + "problem = \"data\"\n", "problem = \"data\" has no table");
    expect_refused("[data]\nfile = \"t.csv\"\n" + settings + "problem = \"sine\"\n",
                   "[data] is read by problem = \"data\" alone");
    expect_refused(settings + "problem = \"friedman1\"\nD = 4\n", "D = 4 is too few for friedman1");
    expect_refused(settings + "problem = \"disc\"\nnoise_level = 0.6\n", "noise_level = 0.6 is no probability");
    expect_refused("[space]\nk = { from = 1, to = 5000 }\n[settings]\nproblem = \"sine\"\nN = 6000\n",
                   "k has 5000 values (at most 4096 fit in memory)");
    const std::string data = "[data]\nfile = \"t.csv\"\n" + settings + "problem = \"data\"\n";
    expect_refused(data + "inputs = \"fixed\"\n", "inputs = \"fixed\" cannot be had of data");
    expect_refused(data + "D = 3\n", "D is as the table has columns");
    expect_refused(data + "noise_level = 0.5\n", "noise_level comes with the table");
}

}  // namespace
}  // namespace orthant::knn::bias_variance_test
