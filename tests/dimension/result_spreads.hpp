#pragma once

#include "dimension/study_run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <vector>

namespace orthant::dimension::helpers {

/// A cell of a result that has a closed form, and whether its z is as often above 0 as below (of variances it is not).
struct ResultCell {
    std::string name;
    std::size_t cell = 0;
    bool is_centred = true;
};

/// Runs a job with a thousand seeds, and expects standard errors that are neither too small nor too large.
inline void expect_honest_standard_errors(const study::Entry& entry, const std::string& job,
                                          const std::vector<ResultCell>& results) {
    constexpr int seeds = 1000;
    std::vector<std::vector<double>> z(results.size());
    for (int seed = 1; seed <= seeds; ++seed) {
        StudyRun run(entry, "seed = " + std::to_string(seed) + "\n" + job);
        for (std::size_t i = 0; i < results.size(); ++i) z[i].push_back(run.z(results[i].name, results[i].cell));
    }
    for (std::size_t i = 0; i < results.size(); ++i) {
        const Spread spread =
            spread_over_seeds(seeds, [&](int seed) { return z[i][static_cast<std::size_t>(seed - 1)]; });
        const std::string what = results[i].name + ", cell " + std::to_string(results[i].cell);
        if (results[i].is_centred) {
            EXPECT_LT(std::abs(spread.mean), 4 / std::sqrt(1.0 * seeds)) << what;
        }
        EXPECT_GT(spread.deviation, 0.93) << what;
        EXPECT_LT(spread.deviation, 1.07) << what;
    }
}

/// The same where no exact value is known: about the mean of all seeds, for means of so many sets.
inline void expect_honest_standard_errors_of_means(const study::Entry& entry, const std::string& job, double sets,
                                                   const std::vector<std::string>& names) {
    constexpr int seeds = 1000;
    std::map<std::string, std::vector<double>> values, errors;
    for (int seed = 1; seed <= seeds; ++seed) {
        StudyRun run(entry, "seed = " + std::to_string(seed) + "\n" + job);
        for (const std::string& name : names) {
            values[name].push_back(run.real(name)[0]);
            errors[name].push_back(run.real(name + "_stderr")[0]);
        }
    }
    for (const std::string& name : names) {
        const double centre = std::accumulate(values[name].begin(), values[name].end(), 0.0) / seeds;
        const Spread spread = spread_over_seeds(seeds, [&](int seed) {
            const auto i = static_cast<std::size_t>(seed - 1);
            return (values[name][i] - centre) / errors[name][i];
        });
        const double of_students_t = std::sqrt((sets - 1) / (sets - 3));
        EXPECT_GT(spread.deviation / of_students_t, 0.93) << name;
        EXPECT_LT(spread.deviation / of_students_t, 1.07) << name;
    }
}

}  // namespace orthant::dimension::helpers
